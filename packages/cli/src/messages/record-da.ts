/** What is said about the record and its backups in Danish. */
import type { RecordMessages } from './record-messages.ts';

const number = (value: number): string => value.toLocaleString('da-DK');

export const record: RecordMessages = {
  noFolder: 'der er ikke givet nogen mappe',
  oneFolder: 'der kan kun gives én mappe',
  backedUp: (folder, resources, taken) => `Sikkerhedskopi i ${folder}: ${number(resources)} ressourcer, som de var ${taken}`,
  restored: (resources, taken) => `Journalen er lagt tilbage og sammenlignet: ${number(resources)} ressourcer, som de var ${taken}`,
  migrated: (names) => `Ført frem til denne udgave: ${names.join(', ')}`,
  refused: {
    damaged: 'sikkerhedskopien er beskadiget; intet er ændret',
    'not-empty': 'journalen er ikke tom; der lægges kun tilbage i en tom journal, og intet er ændret',
    'other-schema': 'sikkerhedskopien passer ikke til denne udgave af programmet; intet er ændret',
  },
  backupWhole: (resources, taken) => `Sikkerhedskopien er hel: ${number(resources)} ressourcer, som de var ${taken}`,
  backupFault: {
    'no-backup': 'mangler: mappen er ingen sikkerhedskopi, eller den blev afbrudt',
    'other-format': 'er skrevet af en nyere udgave af programmet',
    missing: 'mangler',
    damaged: 'er ikke, som den blev skrevet',
  },
  sound: (resources, versions) => `Journalen er hel: ${number(resources)} ressourcer, ${number(versions)} versioner`,
  unsound: (faults) => `Journalen har fejl: ${number(faults)}`,
  recordFault: {
    'present-differs': 'afviger fra sin seneste version',
    'present-missing': 'mangler, selv om den aldrig er slettet',
    'present-left-over': 'findes, selv om den er slettet',
    'version-gap': 'mangler en version',
    'time-backwards': 'har en version, der er ældre end den før',
    'key-without-resource': 'har en nøgle, der ikke fører til noget',
    migration: 'har et skema, som denne udgave ikke kender',
    'audit-chain': 'er ændret bagefter ved nummer',
    'change-untold': 'fortæller ikke om alle ændringer i journalen',
  },
  checked: (name, count) => `${name}: ${number(count)} kontrolleret`,
  action: { copy: 'kopierer', check: 'læser', compare: 'sammenligner', versions: 'versioner', migrate: 'fører skemaet frem' },
  rows: (rows) => `${number(rows)} rækker`,
  stopped: 'afbrudt; intet halvt er efterladt',
  errors: {
    RYG_RECORD_BAD_CONFIGURATION: 'En indstilling af databasen kan ikke bruges.',
    RYG_RECORD_NO_BUNDLED_DATABASE:
      'Der er ingen medfølgende PostgreSQL til denne maskine. Installer PostgreSQL, og giv adressen i DATABASE_URL.',
    RYG_RECORD_FOLDER_IN_USE: 'Datamappen bruges af en anden, der kører. Stop den først, eller vælg en anden mappe.',
    RYG_RECORD_NO_RECORD: 'Der er ingen journal her.',
    RYG_RECORD_FOLDER_DAMAGED: 'Datamappen er beskadiget: databasens filer mangler eller kan ikke læses. Læg en sikkerhedskopi tilbage.',
    RYG_RECORD_FOLDER_FOREIGN: 'Datamappen indeholder filer, der ikke er vores. Vælg en tom mappe.',
    RYG_RECORD_FOLDER_UNREACHABLE: 'Datamappen kan ikke læses eller skrives af den bruger, der kører databasen.',
    RYG_RECORD_FOLDER_OTHER_VERSION: 'Datamappen er skrevet af en anden udgave af PostgreSQL.',
    RYG_RECORD_DISK_FULL: 'Disken er fuld. Intet gemt er gået tabt; skaf plads, og prøv igen.',
    RYG_RECORD_START_FAILED: 'Den medfølgende database kunne ikke startes.',
    RYG_RECORD_DATABASE_UNREACHABLE: 'Databasen svarer ikke.',
    RYG_RECORD_DATABASE_REFUSED: 'Databasen afviste brugernavn eller adgangskode, eller har ingen sådan database.',
    RYG_RECORD_DATABASE_FAULT: 'Databasen afviste en forespørgsel fra os.',
    RYG_RECORD_MIGRATION_FAILED: 'Skemaet kunne ikke føres frem; databasen er, som den var.',
    RYG_RECORD_BACKUP_PLACE: 'Sikkerhedskopien kan ikke skrives her.',
  },
};
