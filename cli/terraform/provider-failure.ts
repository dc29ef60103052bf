import { type ProviderUnavailable, providerUnavailable } from "../errors";

/** What Terraform says when neither a mirror nor the registry gives it a provider; not of one that it refuses. */
const withoutProvider =
  /Failed to query available provider packages|Failed to install provider.*(Get "http|could not query provider registry)/s;

/** The failure of a `terraform init` for want of a provider; undefined for any other. */
export const providerFailure = (errors: string): ProviderUnavailable | undefined =>
  withoutProvider.test(errors) ? providerUnavailable(errors) : undefined;
