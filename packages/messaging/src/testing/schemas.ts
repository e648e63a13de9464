/** Holds a letter against MedCom's published XSDs, where they are on the machine. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { interopPath } from './interop.ts';

const validators = new Map<string, XsdValidator>();

/** Everything that the schemas of a date (`2005/08/07`) do not allow. */
export function schemaFaults(date: string, letter: string | Uint8Array): readonly string[] {
  const document = typeof letter === 'string' ? XmlDocument.fromString(letter) : XmlDocument.fromBuffer(letter);
  try {
    validatorOf(date).validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlLibError) return error.message.split('\n').filter((line) => line !== '');
    throw error;
  } finally {
    document.dispose();
  }
}

function validatorOf(date: string): XsdValidator {
  const known = validators.get(date);
  if (known !== undefined) return known;
  if (validators.size === 0) xmlRegisterFsInputProviders();
  const path = interopPath('oioxml', 'xsd', ...date.split('/'), 'EMessage.xsd');
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: pathToFileURL(path).href });
  const validator = XsdValidator.fromDoc(schema);
  validators.set(date, validator);
  return validator;
}
