import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import type { Instant } from '#kernel/instant';
import type { Settings } from '../config/settings';
import { settingsToken } from '../start/tokens';

export type Letter = {
  /** The same for the same letter, however often it is sent: its Message-ID and the name of its file are made of it. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: Instant;
  /** One POST there, and no more letters of this kind come (RFC 8058). */
  readonly stopAt: string;
};

/** The other side has said no for good: sending it again would not help. */
export class Undeliverable extends Error {}

const patience = { connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '20000' };

/**
 * Sends letters: to the mail server of the settings, or where there is none into files that any mail program opens. A file is
 * written once however often it is tried. A mail server cannot promise that: between its yes and our taking note of it lies a
 * moment, and a letter caught there goes out again, under the same Message-ID, by which most servers and programs drop a twin.
 */
@Injectable()
export class Mail implements OnApplicationShutdown {
  private readonly server: Transporter | null;
  private readonly writer: Transporter = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  private readonly folder: string;
  private readonly host: string;
  private readonly from: string;

  constructor(@Inject(settingsToken) settings: Settings) {
    this.server = settings.smtpUrl === null ? null : createTransport(withPatience(settings.smtpUrl));
    this.folder = join(settings.dataFolder, 'mail');
    this.host = hostOf(settings.publicUrl);
    this.from = settings.mailFrom ?? `Interlock <interlock@${this.host}>`;
  }

  /** Throws `Undeliverable` for what no later try would change, and anything else for what it might. */
  async send(letter: Letter): Promise<void> {
    if (this.server === null) return this.file(letter);
    try {
      await this.server.sendMail(this.messageOf(letter));
    } catch (fault) {
      throw isFinal(fault) ? new Undeliverable('the mail server refuses it', { cause: fault }) : fault;
    }
  }

  onApplicationShutdown(): void {
    this.server?.close();
  }

  /** Whole or not at all: a reader never meets half a letter. */
  private async file(letter: Letter): Promise<void> {
    const written = await this.writer.sendMail(this.messageOf(letter));
    const path = join(this.folder, `${letter.id}.eml`);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(`${path}.part`, (written as { readonly message: Buffer }).message, { mode: 0o600, flush: true });
    await rename(`${path}.part`, path);
  }

  private messageOf({ id, to, subject, text, html, at, stopAt }: Letter): SendMailOptions & { baseBoundary: string } {
    return {
      ...{ from: this.from, to, subject, text, html, date: new Date(at), messageId: `<${id}@${this.host}>` },
      baseBoundary: id,
      headers: {
        'List-Unsubscribe': `<${stopAt}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    };
  }
}

/** A server that hangs holds up the others' letters. What the address itself says of it wins. */
function withPatience(address: string): string {
  const url = new URL(address);
  for (const [name, ms] of Object.entries(patience)) if (!url.searchParams.has(name)) url.searchParams.set(name, ms);
  return url.href;
}

/** The part of our addresses behind the @; a bare address of the network is none. */
const hostOf = (publicUrl: string): string => {
  const { hostname } = new URL(publicUrl);
  return /^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname;
};

/** 5xx of SMTP about the letter or whom it is for; a refused sign-in is ours to mend, and may be mended. */
const isFinal = (fault: unknown): boolean => {
  const { responseCode = 0, code = '' } = fault as { readonly responseCode?: number; readonly code?: string };
  return responseCode >= 500 && responseCode < 600 && (code === 'EENVELOPE' || code === 'EMESSAGE');
};
