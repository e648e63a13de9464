/** What strangers' XML may not do to us, and that what we write is read back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readXml } from './read-xml.ts';
import { isWritable, node, textNode, withAttributes, writeXml } from './write-xml.ts';
import { childOf, childrenOf, textOf } from './xml-element.ts';

const reason = (source: string | Uint8Array, limits = {}) => {
  const reading = readXml(source, limits);
  return reading.ok ? 'read' : reading.reason;
};

test('a document type is refused, whatever stands in it: entities, bombs, files', () => {
  assert.equal(reason('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'document-type');
  const bomb = `<!DOCTYPE z [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`;
  assert.equal(reason(`${bomb}<z>&a9;</z>`), 'document-type');
  assert.equal(reason('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), 'document-type');
});

test('an entity that nobody declared is refused, the five of XML and numbers are read', () => {
  assert.equal(reason('<a>&b;</a>'), 'not-well-formed');
  const reading = readXml('<a>&lt;&amp;&gt;&quot;&apos;&#229;&#xE6;</a>');
  assert.equal(reading.ok && textOf(reading.root), '<&>"\'åæ');
});

test('depth is read up to its limit and refused above it', () => {
  const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
  assert.equal(reason(deep(7), { depth: 8 }), 'read');
  assert.equal(reason(deep(8), { depth: 8 }), 'read');
  assert.equal(reason(deep(9), { depth: 8 }), 'too-deep');
});

test('the number of elements and attributes and the size are read up to their limits and refused above them', () => {
  assert.equal(reason('<a><b/><b/></a>', { elements: 3 }), 'read');
  assert.equal(reason('<a><b/><b/></a>', { elements: 2 }), 'too-many-elements');
  assert.equal(reason('<a b="1" c="2"/>', { attributes: 2 }), 'read');
  assert.equal(reason('<a b="1" c="2"/>', { attributes: 1 }), 'too-many-attributes');
  assert.equal(reason('<a></a>', { bytes: 7 }), 'read');
  assert.equal(reason('<a></a>', { bytes: 6 }), 'too-large');
});

test('what is not well-formed is refused', () => {
  for (const broken of ['', 'hello', '<a>', '<a></b>', '<a/><b/>', '<a b=1/>', '<a>\u0000</a>', '<x:a/>', '<a><![CDATA[</a>']) {
    assert.equal(reason(broken), 'not-well-formed', broken);
  }
  assert.equal(reason('<?php x ?><a/>'), 'processing-instruction');
});

test('letters in windows-1252, ISO-8859-1, UTF-8 and UTF-16 are read by what they declare', () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>Hillerød</a>', 'latin1');
  assert.equal(textOfRoot(latin), 'Hillerød');
  assert.equal(textOfRoot(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Hillerød</a>', 'latin1')), 'Hillerød');
  assert.equal(textOfRoot(Buffer.from('\uFEFF<a>Hillerød</a>', 'utf8')), 'Hillerød');
  assert.equal(textOfRoot(Buffer.from('\uFEFF<a>Hillerød</a>', 'utf16le')), 'Hillerød');
  assert.equal(reason(Buffer.from('<a>Hillerød</a>', 'latin1')), 'unknown-encoding');
  assert.equal(reason(Buffer.from('<?xml version="1.0" encoding="ebcdic"?><a/>')), 'unknown-encoding');
});

test('what is written is read back, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (inside, attribute) => {
      fc.pre(isWritable(inside) && isWritable(attribute) && !/[\t\n\r]/.test(attribute));
      const reading = readXml(writeXml(withAttributes(node('a', inside), { b: attribute })));
      assert.ok(reading.ok);
      assert.equal(reading.root.children.join(''), inside);
      assert.equal(reading.root.attributes['b'], attribute);
    }),
  );
});

test('a character that XML cannot carry is an error, not a broken letter', () => {
  assert.throws(() => writeXml(node('a', 'x\u0000')), { code: 'RYG_MESSAGING_UNWRITABLE_TEXT' });
  assert.throws(() => writeXml(node('a', '\uD800')), { code: 'RYG_MESSAGING_UNWRITABLE_TEXT' });
});

test('elements are found by name, step by step, and absent ones stay absent', () => {
  const reading = readXml(writeXml(node('a', node('b', textNode('c', '1'), textNode('c', '2'), textNode('d', '')))));
  assert.ok(reading.ok);
  assert.deepEqual(childrenOf(childOf(reading.root, 'b'), 'c').map(textOf), ['1', '2']);
  assert.equal(textOf(childOf(reading.root, 'b', 'd')), undefined);
});

function textOfRoot(source: Uint8Array): string | undefined {
  const reading = readXml(source);
  return reading.ok ? textOf(reading.root) : reading.reason;
}
