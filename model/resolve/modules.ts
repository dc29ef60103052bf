import type { AccessFiles } from "../access-files";
import type { JsonValue, ModuleInput, TerraformModule } from "../access-model";
import { byCodeUnit, byParts } from "../compare";
import { foreignAccount, instanceScopeInManagement, managementAccount } from "../errors/grants";
import * as errors from "../errors/modules";
import { unknownAccount } from "../errors/organization";
import { unknownPermissionSet } from "../errors/permission-sets";
import type { Report } from "../finding";
import { MANAGEMENT } from "../management";
import { nearestName } from "../nearest-name";
import type { EnvironmentFile } from "../schema/environment";
import type { Validated } from "../schema/validate";
import { locateKey, locateValue, type Path, writtenScalar } from "../source/source-file";
import type { ResolvedDirectory } from "./directory";
import { isRegistry, sourceFinding } from "./module-source";
import type { ResolvedOrganization } from "./organization";
import type { Ownership } from "./ownership";
import { principalCounts, principalOf } from "./principals";

interface ModuleContext {
  readonly files: AccessFiles;
  readonly environment: string;
  /** As in `access/environments/prod.yaml`. */
  readonly file: string;
  /** Keys of the sets that the environment's stack owns. */
  readonly ownSets: ReadonlySet<string>;
  readonly directory: ResolvedDirectory | undefined;
  readonly organization: ResolvedOrganization | undefined;
  readonly ownership: Ownership | undefined;
}

/** Kinds of references, as people write them. */
const REFERENCES = ["permissionSet", "group", "user", "account", "instance", "value"] as const;

const INSTANCE_ATTRIBUTES = { arn: "arn", identityStoreId: "identityStoreId" } as const;

/** Modules of other teams that an environment calls, with what they are given; sorted by key. */
export function resolveModules(
  declared: Validated<EnvironmentFile>,
  context: ModuleContext,
  report: Report,
): readonly TerraformModule[] {
  const { source: file, value } = declared;
  return Object.entries(value.modules ?? {})
    .map(([key, { source, version, inputs = {}, outputs = [] }]): TerraformModule => {
      const path = ["modules", key];
      // A version with an error of its own has been left out.
      const hasVersion = version !== undefined || (!declared.complete && isRegistry(source));
      const finding = sourceFinding(source, hasVersion);
      if (finding !== undefined) report(locateValue(file, [...path, "source"]), finding);
      const reader = new InputReader(declared, context, report);
      return {
        key,
        source,
        ...(version !== undefined && { version }),
        inputs: reader.fields(inputs, [...path, "inputs"]),
        outputs: outputs.toSorted(byCodeUnit),
        file: context.file,
      };
    })
    .sort(byParts(({ key }) => [key]));
}

class InputReader {
  constructor(
    private readonly declared: Validated<EnvironmentFile>,
    private readonly context: ModuleContext,
    private readonly report: Report,
  ) {}

  fields(values: object, path: Path): Readonly<Record<string, ModuleInput>> {
    return Object.fromEntries(
      Object.entries(values)
        .sort(([left], [right]) => byCodeUnit(left, right))
        .map(([name, value]) => [name, this.input(value as JsonValue, [...path, name])]),
    );
  }

  private input(value: JsonValue, path: Path): ModuleInput {
    if (Array.isArray(value)) {
      return {
        type: "list",
        items: value.map((item, index) => this.input(item, [...path, index])),
      };
    }
    if (typeof value !== "object" || value === null) return this.literal(value, path);
    const [field, ...others] = Object.keys(value);
    if (field === undefined || others.length > 0)
      return { type: "object", fields: this.fields(value, path) };
    const kind = REFERENCES.find((one) => one === field);
    if (kind !== undefined)
      return this.reference(kind, (value as { [key: string]: JsonValue })[field] ?? null, path);
    if (nearestName(field, REFERENCES) !== undefined)
      this.report(
        locateKey(this.source, [...path, field]),
        errors.unknownReference(field, REFERENCES),
      );
    return { type: "object", fields: this.fields(value, path) };
  }

  private literal(value: JsonValue, path: Path): ModuleInput {
    this.checkNumbers(value, path);
    return { type: "value", value };
  }

  /** What YAML takes for a number may be an account's id that begins with 0, or have more digits than a number holds. */
  private checkNumbers(value: JsonValue, path: Path): void {
    if (typeof value === "number") {
      const written = writtenScalar(this.source, path) ?? String(value);
      const isWhole = Number.isInteger(value);
      if (
        isWhole
          ? !Number.isSafeInteger(value) || /^[-+]?0\d/.test(written)
          : !Number.isFinite(value)
      )
        this.report(locateValue(this.source, path), errors.numberOtherwise(written, value));
    } else if (typeof value === "object" && value !== null) {
      for (const [key, field] of Object.entries(value)) this.checkNumbers(field, [...path, key]);
    }
  }

  private reference(kind: (typeof REFERENCES)[number], name: JsonValue, path: Path): ModuleInput {
    if (kind === "value") return this.literal(name, [...path, kind]);
    const place = locateValue(this.source, [...path, kind]);
    if (typeof name !== "string" || name === "") {
      this.report(place, errors.invalidReference(kind));
      return { type: "value", value: name };
    }
    switch (kind) {
      case "permissionSet":
        this.checkPermissionSet(name, place);
        return { type: "permission-set", key: name };
      case "group":
      case "user": {
        const entry = { [kind]: name };
        principalCounts(
          entry,
          "A module's input",
          this.context.directory,
          () => place,
          this.report,
        );
        return { type: "principal", principal: principalOf(entry) };
      }
      case "account":
        return { type: "account", id: this.accountId(name, place) };
      case "instance": {
        const attribute = INSTANCE_ATTRIBUTES[name as keyof typeof INSTANCE_ATTRIBUTES];
        if (attribute === undefined) {
          const known = Object.keys(INSTANCE_ATTRIBUTES);
          this.report(place, errors.unknownInstanceAttribute(name, known));
        }
        return { type: "instance", attribute: attribute ?? "arn" };
      }
    }
  }

  private checkPermissionSet(name: string, place: ReturnType<typeof locateValue>): void {
    const { files, environment, ownSets } = this.context;
    const set = files.permissionSets.get(name);
    if (!files.permissionSets.has(name)) {
      this.report(place, unknownPermissionSet(name, files.permissionSets.keys()));
    } else if (set?.value.scope === "instance") {
      if (environment === MANAGEMENT) this.report(place, instanceScopeInManagement(name));
    } else if (set !== undefined && !ownSets.has(name)) {
      this.report(place, errors.permissionSetElsewhere(name, environment));
    }
  }

  /** An account of this environment alone, so that a file of one names nothing of another. */
  private accountId(name: string, place: ReturnType<typeof locateValue>): string {
    const { organization, ownership, environment } = this.context;
    if (organization === undefined || ownership === undefined) return name;
    const { accountsByName, accountsById, complete } = organization;
    const account = accountsByName.get(name) ?? accountsById.get(name);
    if (account === undefined) {
      const names = [...accountsByName.keys(), ...accountsById.keys()];
      if (complete) this.report(place, unknownAccount(name, names));
      return name;
    }
    const isManagement = account.id === ownership.managementAccount;
    const owner = isManagement ? MANAGEMENT : ownership.ownerOfUnit(account.organizationalUnit);
    if (owner !== environment) {
      const finding = isManagement
        ? managementAccount(name, environment)
        : foreignAccount(name, environment, owner);
      this.report(place, finding);
    }
    return account.id;
  }

  private get source() {
    return this.declared.source;
  }
}
