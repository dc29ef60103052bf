import type { AccessModel, TerraformModule } from "../../model/access-model";
import { phrase } from "../phrase";
import { differ, type SettingChange, sides } from "./setting-change";

/** Modules of other teams: what they grant stands in none of the access files. */
export const moduleChanges = (before: AccessModel, after: AccessModel): readonly SettingChange[] =>
  sides(called(before), called(after), ({ environment, module }) => `${environment}/${module.key}`)
    .filter(([was, is]) => differ(was, is))
    .flatMap(([was, is]): readonly SettingChange[] => {
      const call = is ?? was;
      if (call === undefined) return [];
      const { environment, module } = call;
      const words =
        was === undefined
          ? phrase`${environment} calls the module ${module.key} of ${sourceOf(module)}: what it grants can't be told from access files`
          : is === undefined
            ? phrase`${environment} calls the module ${module.key} no more: what it granted can't be told from access files`
            : sourceOf(was.module) !== sourceOf(module)
              ? phrase`${environment} calls the module ${module.key} of ${sourceOf(module)} instead of ${sourceOf(was.module)}: what it grants can't be told from access files`
              : phrase`${environment} gives the module ${module.key} something else: what that grants can't be told from access files`;
      return [{ effect: "cannot-tell", words }];
    });

const sourceOf = ({ source, version }: TerraformModule): string =>
  version === undefined ? source : `${source} ${version}`;

const called = ({ environments }: AccessModel) =>
  environments.flatMap(({ name, modules = [] }) =>
    modules.map((module) => ({ environment: name, module })),
  );
