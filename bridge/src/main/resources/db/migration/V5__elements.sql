-- The cast: characters, props and looks that an editor keeps. Their files lie in home, one folder each.
create table element (
  id         text primary key,
  handle     text not null unique,  -- how the words of a shot point to it, in lower case
  name       text not null,
  kind       text not null,
  hash       text not null,         -- of all its files: another one is another element to a vendor
  content    text not null,         -- files, consent, tags and notes, as JSON
  created_at text not null,
  updated_at text not null
);

-- An element, or the voice of one, as an account at a vendor has it or is about to get it.
create table stand_in (
  engine      text    not null,
  account     text    not null,     -- finger-print of the key
  element     text    not null,
  part        text    not null,     -- look, voice
  hash        text    not null,     -- of what it is made from
  external_id text    not null,     -- ours, known to the vendor
  maker       text    not null,     -- the order that it was made for, and paid with
  sent        integer not null,     -- whether it may be with the vendor
  looked      integer not null,     -- how often it was looked for there
  task        text,                 -- the vendor's, while and after it is made
  vendor_id   text,                 -- when it is made
  primary key (engine, account, element, part, hash)
);
