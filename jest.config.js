const typescript = {
  testEnvironment: "node",
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022" } }] },
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/dist"],
};

/** `unit` needs nothing but Node; `e2e` starts real Terraform; `trials` are the long ones of `npm run test:all`. */
module.exports = {
  // For what hangs, not for what is slow: programs run beside these tests.
  testTimeout: 60_000,
  // Every processor has a test file; real Terraform mostly waits, so that `test:e2e` runs three of them on two.
  maxWorkers: "100%",
  projects: [
    {
      ...typescript,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["<rootDir>/test/e2e/", "<rootDir>/test/trials/"],
    },
    { ...typescript, displayName: "e2e", testMatch: ["<rootDir>/test/e2e/**/*.test.ts"] },
    { ...typescript, displayName: "trials", testMatch: ["<rootDir>/test/trials/**/*.test.ts"] },
  ],
};
