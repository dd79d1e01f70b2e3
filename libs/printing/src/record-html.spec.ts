import { createHash } from 'node:crypto';
import { LANGUAGES } from '@elshi/law';
import { act, given, type History, registered, withoutOrder } from '../../../test/support/careers.js';
import { printable } from '../../../test/support/printable.js';
import { RECORD_STYLE_HASH, recordHtml } from './record-html.js';

const hostile = `<script>alert(1)</script>" onload='x' &amp; \u202Egnp.exe`;

describe('The service record as a page', () => {
  it.each(LANGUAGES)('says its language: %s', (language) => {
    const page = pageOf(given(registered('2020-01-01')), language);

    expect(page).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
    expect(page).toContain('0123-4567-89AB-CDEF-GHJK-MNPQ');
    expect(page).toContain('2026-01-01T00:00:00.000042Z');
  });

  it('shows a hostile name for what it is', () => {
    const page = pageOf(named(hostile));

    expect(page).not.toMatch(/<script|\u202E|<[^>]* onload/);
    expect(page).toContain(
      '&#60;script&#62;alert(1)&#60;/script&#62;&#34; onload=&#39;x&#39; &#38;amp; [U+202E]gnp.exe',
    );
  });

  it('has no script, no style but its own, and nothing from elsewhere', () => {
    const page = pageOf(named(hostile));
    const [style] = /(?<=<style>)[\s\S]*?(?=<\/style>)/.exec(page) ?? [];

    expect(page).not.toMatch(
      /<(?!\/?(?:html|head|meta|title|style|body|header|main|section|footer|h1|h2|p|dl|dt|dd|table|thead|tbody|tr|th|td)\b|!doctype)/,
    );
    expect(page).not.toMatch(/<[^>]*\s(?:style|src|href|on\w+)=/);
    expect(RECORD_STYLE_HASH).toBe(
      `sha256-${createHash('sha256')
        .update(style ?? '')
        .digest('base64')}`,
    );
  });

  it('has a heading for every table, and a scope for every heading cell', () => {
    const page = pageOf(named('Abenova'));
    const tables = page.match(/<table[^>]*>/g) ?? [];

    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      const id = /aria-labelledby="([\w-]+)"/.exec(table)?.[1] ?? '';
      expect(page).toContain(`<h2 id="${id}">`);
    }
    expect(page.match(/<th(?! scope="(?:col|row)")[ >]/g)).toBeNull();
  });

  it('names the person as the language writes the name, and in the other scripts besides', () => {
    const history = named('Abenova Aigerim', { ru: 'Абенова Айгерим', kk: 'Әбенова Әйгерім' });

    expect(pageOf(history, 'kk')).toContain('<p class="name">Әбенова Әйгерім</p>');
    expect(pageOf(history, 'ru')).toContain('<p class="name">Абенова Айгерим</p>');
    expect(pageOf(history, 'ru')).toContain('<dd>Әбенова Әйгерім / Abenova Aigerim</dd>');
    expect(pageOf(named('Abenova Aigerim'), 'kk')).toContain('<p class="name">Abenova Aigerim</p>');
  });
});

function named(latin: string, more: object = {}): History {
  const data = { names: { latin, ...more }, category: 'OFFICER' };
  return given(act('RegisterOfficer', '2020-01-01', data, withoutOrder));
}

function pageOf(history: History, language: (typeof LANGUAGES)[number] = 'en'): string {
  return recordHtml(printable(history, '2021-01-01'), language);
}
