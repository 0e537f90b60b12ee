/** The development issuer signs in anybody as anybody: there is no place for it in production. */
export class DevIssuerInProduction extends Error {
  override readonly name = 'DevIssuerInProduction';
  constructor() {
    super('The development issuer asks for no password and is not started in production. Set OIDC_ISSUER to your identity provider.');
  }
}

export class UnknownDevUser extends Error {
  override readonly name = 'UnknownDevUser';
  constructor(name: string) {
    super(`There is no development user ${JSON.stringify(name.slice(0, 60))}: their names are the ids of the units in the directory.`);
  }
}
