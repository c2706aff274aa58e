import { counted } from '../format.ts';
import { evidence, html } from '../markup/html.ts';
import { command } from '../markup/parts.ts';
import type { Section } from './section.ts';

export const verifySection: Section = {
  id: 'verify',
  title: 'How to verify this report',
  render: (data) => {
    const { ledger } = data.context;
    return html`<p>Every decision in the case is an event in an append-only ledger; its events are the leaves of a Merkle tree (RFC 6962), and the root below fixes all of them. A changed, removed or reordered event gives another root.</p>
<dl class="ledger">
<div><dt>Events</dt><dd>${counted(ledger.size, 'event')}</dd></div>
<div><dt>Root</dt><dd><code class="root">${evidence(ledger.root, 120)}</code></dd></div>
<div><dt>Signed checkpoint</dt><dd><pre tabindex="0" aria-label="Signed checkpoint">${ledger.checkpoint
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => html`${evidence(line, 400)}\n`)}</pre></dd></div>
</dl>
<ol class="verify">
<li>${command('ringbreak check CASE')} reads every exhibit again, compares its SHA-256, and verifies the ledger’s root and signature, the mappings and the derived tables. It names the first damaged thing and what it affects. It shares no code with what wrote them.</li>
<li>Compare the root it prints with the root above, and the exhibits’ SHA-256 with those in <a href="#exhibits">Exhibits</a> (${command('sha256sum FILE')} does it without this program).</li>
<li>${command('ringbreak explain CASE figure:victims')} leads a figure back to its rules and rows; ${command('ringbreak explain CASE victim:+44…')} and ${command('ringbreak explain CASE operator:op-…')} do the same for one victim and one operator, down to exhibit, table, row and raw text.</li>
<li>${command('ringbreak build CASE')} after deleting the folder <code>derived</code> rebuilds everything from exhibits and ledger, to the same bytes.</li>
</ol>`;
  },
};
