import { DeadlineError, failureOf } from './failure.js';

/** Errors as the clients throw them: the texts are those of gRPC 1.14 and of Node's TLS. */
function thrown(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), more);
}

describe('what the error of a client means', () => {
  it.each([
    [
      '14 UNAVAILABLE: No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:9. Resolution note: ',
      'connect ECONNREFUSED 127.0.0.1:9.',
    ],
    [
      '14 UNAVAILABLE: Name resolution failed for target dns:nowhere.invalid:2113',
      'Name resolution failed for target dns:nowhere.invalid:2113.',
    ],
    [
      '14 UNAVAILABLE: No connection established. Last error: Failed to connect (2026-11-27T18:41:09.348Z). Resolution note: ',
      'Failed to connect (2026-11-27T18:41:09.348Z).',
    ],
    ['Failed to discover after 10 attempts.', 'Failed to discover after 10 attempts.'],
  ])('a server that is not there was sent nothing, and may come: %s', (message, sentence) => {
    expect(failureOf(thrown(message, { code: 14, type: 'unavailable' }))).toEqual({
      kind: 'not-sent',
      sentence,
    });
  });

  it.each([
    ['Error: self-signed certificate', 'self-signed certificate.'],
    [
      "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: IP: 127.0.0.1 is not in the cert's list: ",
      "Hostname/IP does not match certificate's altnames: IP: 127.0.0.1 is not in the cert's list: .",
    ],
    [
      'Error: 808CC4EB157F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/record.c:350:\n',
      '808CC4EB157F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/record.c:350:. Does the server speak TLS? If it does not, say tls=false.',
    ],
  ])('a server that is not the one we mean is none to wait for: %s', (error, sentence) => {
    const message = `14 UNAVAILABLE: No connection established. Last error: ${error}. Resolution note: `;

    expect(failureOf(thrown(message, { code: 14, type: 'unavailable' }))).toEqual({
      kind: 'refused',
      sentence: `The connection cannot be trusted: ${sentence}`,
    });
  });

  it.each([
    [{ type: 'access-denied', code: 16 }, 'The server denies access to these credentials.'],
    [{ type: 'unknown', code: 7 }, 'Access Denied.'],
    [{ type: 'unknown', code: 12 }, 'Access Denied.'],
  ])('a server that refuses us will not change its mind: %o', (more, sentence) => {
    expect(failureOf(thrown('7 PERMISSION_DENIED: Access Denied', more))).toEqual({
      kind: 'refused',
      sentence,
    });
  });

  it.each([
    [new DeadlineError('The server did not answer within 3000 ms.')],
    [thrown('14 UNAVAILABLE: read ECONNRESET', { code: 14, type: 'unavailable' })],
    [thrown('14 UNAVAILABLE: Connection dropped: certificate expired', { code: 14, type: 'unavailable' })],
  ])('an answer that was lost leaves open what became of it: %s', (error) => {
    expect(failureOf(error).kind).toBe('unknown');
  });
});
