import { AwsError } from "../../aws-error";

/**
 * An S3 error. `fields` become elements of the XML body, `headers` go with the response.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export class S3Error extends AwsError {
  constructor(
    code: string,
    message: string,
    status: number,
    fields: Readonly<Record<string, string>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, message, status, { ...fields });
  }
}

export const accessDenied = () => new S3Error("AccessDenied", "Access Denied", 403);

export const invalidAccessKeyId = (accessKeyId: string) =>
  new S3Error(
    "InvalidAccessKeyId",
    "The AWS Access Key Id you provided does not exist in our records.",
    403,
    { AWSAccessKeyId: accessKeyId },
  );

export const expiredToken = () =>
  new S3Error("ExpiredToken", "The provided token has expired.", 400);

export const malformedAuthorization = () =>
  new S3Error(
    "AuthorizationHeaderMalformed",
    'The authorization header is malformed; the authorization component "Credential=KEY/DATE/REGION/s3/aws4_request" is expected.',
    400,
  );

export const noSuchBucket = (bucket: string) =>
  new S3Error("NoSuchBucket", "The specified bucket does not exist", 404, { BucketName: bucket });

export const permanentRedirect = (bucket: string, region: string) =>
  new S3Error(
    "PermanentRedirect",
    "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
    301,
    { Endpoint: `s3.${region}.amazonaws.com`, Bucket: bucket },
    { "x-amz-bucket-region": region },
  );

export const invalidBucketName = (bucket: string) =>
  new S3Error("InvalidBucketName", "The specified bucket is not valid.", 400, {
    BucketName: bucket,
  });

export const bucketAlreadyOwnedByYou = (bucket: string) =>
  new S3Error(
    "BucketAlreadyOwnedByYou",
    "Your previous request to create the named bucket succeeded and you already own it.",
    409,
    { BucketName: bucket },
  );

export const bucketAlreadyExists = (bucket: string) =>
  new S3Error(
    "BucketAlreadyExists",
    "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
    409,
    { BucketName: bucket },
  );

export const bucketNotEmpty = (bucket: string) =>
  new S3Error("BucketNotEmpty", "The bucket you tried to delete is not empty", 409, {
    BucketName: bucket,
  });

export const illegalLocation = (constraint: string) =>
  new S3Error(
    "IllegalLocationConstraintException",
    `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    400,
  );

export const noSuchKey = (key: string, headers: Readonly<Record<string, string>> = {}) =>
  new S3Error("NoSuchKey", "The specified key does not exist.", 404, { Key: key }, headers);

export const noSuchVersion = (key: string, versionId: string) =>
  new S3Error("NoSuchVersion", "The specified version does not exist.", 404, {
    Key: key,
    VersionId: versionId,
  });

export const noSuchUpload = (uploadId: string) =>
  new S3Error(
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    404,
    { UploadId: uploadId },
  );

/** A GET or HEAD of a version that is a delete marker. */
export const methodNotAllowedOnMarker = (headers: Readonly<Record<string, string>>) =>
  new S3Error(
    "MethodNotAllowed",
    "The specified method is not allowed against this resource.",
    405,
    { Method: "GET", ResourceType: "DeleteMarker" },
    { allow: "DELETE", ...headers },
  );

export const methodNotAllowed = (method: string, resourceType: string) =>
  new S3Error(
    "MethodNotAllowed",
    "The specified method is not allowed against this resource.",
    405,
    { Method: method, ResourceType: resourceType },
  );

export const preconditionFailed = (condition: string) =>
  new S3Error(
    "PreconditionFailed",
    "At least one of the pre-conditions you specified did not hold",
    412,
    { Condition: condition },
  );

export const invalidRange = (range: string, size: number) =>
  new S3Error(
    "InvalidRange",
    "The requested range is not satisfiable",
    416,
    { RangeRequested: range, ActualObjectSize: String(size) },
    { "content-range": `bytes */${size}` },
  );

export const invalidArgument = (name: string, value: string, message: string) =>
  new S3Error("InvalidArgument", message, 400, { ArgumentName: name, ArgumentValue: value });

export const invalidRequest = (message: string) => new S3Error("InvalidRequest", message, 400);

export const invalidUri = () => new S3Error("InvalidURI", "Couldn't parse the specified URI.", 400);

export const keyTooLong = (bytes: number) =>
  new S3Error("KeyTooLongError", "Your key is too long", 400, {
    Size: String(bytes),
    MaxSizeAllowed: "1024",
  });

export const metadataTooLarge = (bytes: number) =>
  new S3Error(
    "MetadataTooLarge",
    "Your metadata headers exceed the maximum allowed metadata size",
    400,
    { Size: String(bytes), MaxSizeAllowed: "2048" },
  );

export const malformedXml = () =>
  new S3Error(
    "MalformedXML",
    "The XML you provided was not well-formed or did not validate against our published schema",
    400,
  );

export const entityTooLarge = (limit: number) =>
  new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", 400, {
    MaxSizeAllowed: String(limit),
  });

export const entityTooSmall = (partNumber: number) =>
  new S3Error(
    "EntityTooSmall",
    "Your proposed upload is smaller than the minimum allowed size",
    400,
    { PartNumber: String(partNumber), MinSizeAllowed: "5242880" },
  );

export const invalidPart = (partNumber: number) =>
  new S3Error(
    "InvalidPart",
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    400,
    { PartNumber: String(partNumber) },
  );

export const invalidPartOrder = () =>
  new S3Error(
    "InvalidPartOrder",
    "The list of parts was not in ascending order. Parts must be ordered by part number.",
    400,
  );

export const incompleteBody = () =>
  new S3Error(
    "IncompleteBody",
    "You did not provide the number of bytes specified by the Content-Length HTTP header",
    400,
  );

export const malformedTrailer = () =>
  new S3Error(
    "MalformedTrailerError",
    "The request contained trailing data that was not well-formed or did not conform to our published schema.",
    400,
  );

export const invalidDigest = (given: string) =>
  new S3Error("InvalidDigest", "The Content-MD5 you specified was invalid.", 400, {
    "Content-MD5": given,
  });

export const badDigest = (digest: string) =>
  new S3Error(
    "BadDigest",
    `The ${digest} you specified did not match the calculated checksum.`,
    400,
  );

export const contentSha256Mismatch = (given: string, computed: string) =>
  new S3Error(
    "XAmzContentSHA256Mismatch",
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    400,
    { ClientComputedContentSHA256: given, S3ComputedContentSHA256: computed },
  );

export const accessControlListNotSupported = () =>
  new S3Error("AccessControlListNotSupported", "The bucket does not allow ACLs", 400);

/** Something that S3 has and the sandbox lacks. */
export const notImplemented = (what: string) =>
  new S3Error("NotImplemented", `The sandbox's S3 has no ${what}.`, 501);
