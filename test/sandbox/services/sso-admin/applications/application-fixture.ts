import { openServices, type Services } from "../../sandbox-client";

export const custom = "arn:aws:sso::aws:applicationProvider/custom";

export interface WithApplication extends Services {
  readonly applicationArn: string;
  /** Calls an operation on the application. */
  call(operation: string, input?: object): ReturnType<Services["sso"]>;
  createApplication(more?: object): string;
}

/** The services, with one application in them. */
export function openWithApplication(): WithApplication {
  const services = openServices();
  const { sso, instanceArn: InstanceArn } = services;
  const createApplication = (more: object = {}): string =>
    sso("CreateApplication", {
      InstanceArn,
      ApplicationProviderArn: custom,
      Name: "app",
      ...more,
    }).ApplicationArn;
  const applicationArn = createApplication();
  return {
    ...services,
    applicationArn,
    call: (operation, input = {}) => sso(operation, { ApplicationArn: applicationArn, ...input }),
    createApplication,
  };
}
