// What UXP gives to a panel and Adobe's types do not say.
/// <reference types="@adobe/cc-ext-uxp-types" />

declare function setTimeout(work: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number): void;

declare module 'premierepro' {
  const premiere: import('@adobe/premierepro').premierepro;
  export = premiere;
}
