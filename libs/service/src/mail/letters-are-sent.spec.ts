import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { instant } from '#kernel/instant';
import { testSettings } from '../../../../test/world/database';
import { readSettings } from '../config/settings';
import { type Letter, Mail, Undeliverable } from './mail';

const letter: Letter = {
  ...{ id: '01890000-0000-7000-8000-000000000001', to: { name: 'Ada, "the first"', address: 'ada@example.org' } },
  ...{ subject: 'Neu: 3 für Dich', text: 'Plain words.\n', html: '<p>Fine words.</p>' },
  ...{ at: instant(Date.parse('2027-03-01T09:00:00Z')), stopAt: 'https://interlock.example.org/stop/secret' },
};
const closing: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

function mailOf(settings: Readonly<Record<string, string>> = {}) {
  const data = mkdtempSync(join(tmpdir(), 'interlock-mail-'));
  const publicUrl = 'https://interlock.example.org';
  const mail = new Mail(testSettings({ INTERLOCK_DATA: data, INTERLOCK_PUBLIC_URL: publicUrl, ...settings }));
  closing.push(() => mail.onApplicationShutdown());
  return { mail, folder: join(data, 'mail') };
}

/** A mail server, and what it was given. */
async function serverOf(options: SMTPServerOptions = {}) {
  const taken: string[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onData(stream, _, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => void parts.push(part));
      stream.on('end', () => {
        taken.push(Buffer.concat(parts).toString());
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((done) => server.close(done)));
  const { port } = server.server.address() as { readonly port: number };
  return { taken, url: `smtp://127.0.0.1:${port}` };
}

const refusing = (responseCode: number): SMTPServerOptions => ({
  onRcptTo: (_, __, done) => done(Object.assign(new Error('no'), { responseCode })),
});

describe('a letter, where no mail server is set', () => {
  it('becomes one file that a mail program opens, the same however often it is sent', async () => {
    const { mail, folder } = mailOf();
    await mail.send(letter);
    const [name = ''] = readdirSync(folder);
    const first = readFileSync(join(folder, name), 'utf8');
    await mail.send(letter);
    expect(readdirSync(folder)).toEqual(['01890000-0000-7000-8000-000000000001.eml']);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(first);
    expect(first).toContain('From: Interlock <interlock@interlock.example.org>\r\n');
    expect(first).toContain('To: "Ada, \\"the first\\"" <ada@example.org>\r\n');
    expect(first).toContain('Message-ID: <01890000-0000-7000-8000-000000000001@interlock.example.org>\r\n');
    expect(first).toContain('Date: Mon, 01 Mar 2027 09:00:00 +0000\r\n');
    expect(first).toContain('List-Unsubscribe: <https://interlock.example.org/stop/secret>\r\n');
    expect(first).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(first).toContain('Plain words.');
    expect(first).toContain('<p>Fine words.</p>');
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  it('has no more headers than ours, whatever stands in a name or a subject', async () => {
    const { mail, folder } = mailOf();
    await mail.send({
      ...letter,
      subject: 'A\r\nBcc: all@example.org',
      to: { name: 'B\nCc: c@d.e', address: 'ada@example.org' },
    });
    const [name = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/^(?:Bcc|Cc):/m);
  });
});

describe('a letter, where a mail server is set', () => {
  it('goes there, from whom the settings say', async () => {
    const { taken, url } = await serverOf();
    const { mail } = mailOf({ INTERLOCK_SMTP_URL: url, INTERLOCK_MAIL_FROM: 'House <post@example.org>' });
    await mail.send(letter);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toContain('From: House <post@example.org>');
  });

  it('does not start out with links to the machine of its reader', () => {
    expect(readSettings({ INTERLOCK_SMTP_URL: 'smtp://mail.example.org' })).toEqual({
      faults: ['INTERLOCK_PUBLIC_URL: needed where INTERLOCK_SMTP_URL is set: links in letters begin with it'],
    });
  });

  it.each([550, 553])('is given up when the server refuses whom it is for by %i', async (code) => {
    const { url } = await serverOf(refusing(code));
    await expect(mailOf({ INTERLOCK_SMTP_URL: url }).mail.send(letter)).rejects.toThrow(Undeliverable);
  });

  it('may be sent again when the server is busy, is not there, or hangs up', async () => {
    const { url } = await serverOf(refusing(451));
    const rude = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    closing.push(() => void rude.close());
    const { port } = rude.address() as { readonly port: number };
    for (const address of [url, 'smtp://127.0.0.1:1', `smtp://127.0.0.1:${port}`]) {
      const fault: unknown = await mailOf({ INTERLOCK_SMTP_URL: address })
        .mail.send(letter)
        .catch((one: unknown) => one);
      expect(fault).toMatchObject({ message: expect.any(String) as unknown });
      expect(fault).not.toBeInstanceOf(Undeliverable);
    }
  });
});
