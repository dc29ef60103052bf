import { edited, loadValid } from "../access-tree";

test("a user keeps every attribute", () => {
  const attributes = {
    middleName: "Rosa",
    formattedName: "Dr. Ana Rosa Lima III",
    honorificPrefix: "Dr.",
    honorificSuffix: "III",
    emailType: "work",
    phoneNumber: "+351 21 555 0100",
    phoneNumberType: "work",
    address: {
      streetAddress: "Rua 1",
      locality: "Lisboa",
      region: "Lisboa",
      postalCode: "1000-001",
      country: "PT",
      formatted: "Rua 1, Lisboa",
      type: "work",
    },
    nickName: "Aninha",
    profileUrl: "https://people.acme.example/ana",
    title: "Engineer",
    userType: "Employee",
    preferredLanguage: "pt-PT",
    locale: "pt-PT",
    timezone: "Europe/Lisbon",
  };
  const tree = edited(
    "directory.yaml",
    "familyName: Lima,",
    `familyName: Lima, ${JSON.stringify(attributes).slice(1, -1)},`,
  );
  expect(loadValid(tree).directory.users[0]).toMatchObject(attributes);
});
