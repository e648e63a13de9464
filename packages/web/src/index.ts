/** The web room: pages as pure functions of what they show, for the server to send. Each door is a module of its own. */

export { csrfField, roleName } from './access/access-document.tsx';
export { type AppConsentPage, type AppWish, renderAppConsentPage } from './access/app-consent-page.tsx';
export { type DemoLoginPage, type DemoPersonShown, renderDemoLoginPage } from './access/demo-login-page.tsx';
export { type MePage, renderMePage } from './access/me-page.tsx';
export { type RoleChoicePage, type RoleShown, renderRoleChoicePage } from './access/role-choice-page.tsx';
export { type LoginTold, renderLoginToldPage, renderNoAccessPage } from './access/told-pages.tsx';
export { type Asset, assetPrefix, assets } from './assets.ts';
export * as citizen from './citizen/index.ts';
export * as clinician from './clinician/index.ts';
export * as coordinator from './coordinator/index.ts';
export { accessibilityPath, renderAccessibilityPage } from './shared/accessibility-page.tsx';
export type { DoorVisit, FieldFault } from './shared/door-document.tsx';
export { type ErrorPage, renderErrorPage } from './shared/error-page.tsx';
export { renderFrontPage } from './shared/front-page.tsx';
export { type Language, languageOf } from './shared/language.ts';
export { messagesIn } from './shared/messages.ts';
export { handInDeed, questionnaireFields } from './shared/questionnaire/questionnaire-form.tsx';
export { dateFields, type FormReader, readDoorForm } from './shared/read-door-form.ts';
export { shortDate } from './shared/told-dates.ts';
