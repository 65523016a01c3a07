import type { Issuer } from '../api/issuer';
import { partyOutput } from '../customer/party';

export const issuerOutput = (issuer: Issuer) => ({ issuerId: issuer.issuerId, ...partyOutput(issuer) });
