-- Cases and everything that hangs on them. Row-level security is the second layer of need-to-know:
-- a row is visible to an active member of the case's team, or to a job that holds the capability for that one case.

create table case_file (
  id uuid primary key,
  number integer not null unique,
  reference text not null unique,
  title text not null,
  lead_kind text not null check (
    lead_kind in ('recruitment', 'extortion', 'offer-of-a-child', 'livestream', 'hidden-venue', 'travel', 'other')
  ),
  countries text[] not null check (cardinality(countries) > 0),
  purpose text not null check (purpose <> ''),
  legal_basis text not null check (legal_basis <> ''),
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_by uuid not null references member,
  opened_at timestamptz not null,
  last_activity_at timestamptz not null
);
create sequence case_number owned by case_file.number;

create table case_team (
  case_id uuid not null references case_file on delete cascade,
  member_id uuid not null references member,
  added_by uuid not null references member,
  since timestamptz not null,
  until timestamptz
);
-- One running membership a person and case; earlier ones stay as history.
create unique index case_team_current on case_team (case_id, member_id) where until is null;
create index case_team_member on case_team (member_id) where until is null;

create table note (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  exhibit_id uuid,
  author_id uuid not null references member,
  body text not null,
  written_at timestamptz not null,
  leaf_index bigint not null
);
create index note_case on note (case_id, written_at);

create table capture (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  url text not null,
  state text not null check (state in ('queued', 'running', 'complete', 'partial', 'refused', 'failed')),
  reason_code text,
  reason_sentence text,
  progress jsonb,
  -- Set right before the parts are sealed, so that a job that runs again continues the same exhibit.
  exhibit_id uuid,
  exhibit_number integer,
  requested_by uuid not null references member,
  requested_at timestamptz not null,
  ended_at timestamptz
);
create index capture_case on capture (case_id, requested_at desc);
create index capture_waiting on capture (requested_at) where state in ('queued', 'running');

create table exhibit (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  -- The capture's id keys the effect: a job that runs twice makes one exhibit.
  capture_id uuid not null unique references capture,
  number integer not null,
  title text not null,
  url text not null,
  final_url text not null,
  state text not null check (state in ('complete', 'partial')),
  reason_code text,
  reason_sentence text,
  excerpt text not null,
  captured_by uuid not null references member,
  captured_at timestamptz not null,
  intact boolean not null default true,
  leaf_index bigint not null,
  unique (case_id, number)
);

create table exhibit_part (
  exhibit_id uuid not null references exhibit on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  role text not null,
  name text not null,
  media_type text not null,
  length bigint not null,
  sha256 text not null,
  ciphertext text not null,
  leaf_index bigint not null,
  primary key (exhibit_id, role)
);

create table selector (
  id uuid primary key,
  kind text not null check (kind in ('phone', 'email', 'url', 'handle', 'wallet')),
  normal text not null
);
-- Normal forms of addresses can be long: the hash keeps the index row small.
create unique index selector_normal on selector (kind, md5(normal));

create table mention (
  exhibit_id uuid not null references exhibit on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  selector_id uuid not null references selector,
  start_at integer not null,
  end_at integer not null check (end_at > start_at),
  original text not null,
  context text not null,
  context_start integer not null,
  rule text not null,
  why text not null,
  confidence real not null,
  primary key (exhibit_id, start_at, selector_id)
);
create index mention_selector on mention (selector_id);
create index mention_case on mention (case_id, selector_id);

create table link (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  key text not null,
  exhibit_a uuid not null references exhibit,
  exhibit_b uuid not null references exhibit,
  strength real not null,
  reasons jsonb not null,
  counter_reasons jsonb not null,
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'rejected')),
  proposed_at timestamptz not null,
  -- A key comes once: a rejected proposal never returns without a new reason, which makes a new key.
  unique (case_id, key)
);

create table link_decision (
  link_id uuid not null references link on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  decision text not null check (decision in ('accepted', 'rejected', 'undone')),
  decided_by uuid not null references member,
  decided_at timestamptz not null,
  why text,
  leaf_index bigint not null,
  primary key (link_id, leaf_index)
);

create table dossier (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  number integer not null,
  state text not null check (state in ('queued', 'running', 'ready', 'failed')),
  step text,
  reason_code text,
  reason_sentence text,
  locale text not null,
  exhibits uuid[] not null,
  requested_by uuid not null references member,
  requested_at timestamptz not null,
  ended_at timestamptz,
  package_ciphertext text,
  package_length bigint,
  package_sha256 text,
  report_ciphertext text,
  report_length bigint,
  tree_size bigint,
  unique (case_id, number)
);

create table custody_entry (
  leaf_index bigint primary key,
  leaf_hash text not null,
  type text not null,
  at timestamptz not null,
  actor_id uuid not null,
  case_id uuid,
  exhibit_id uuid,
  role text,
  purpose text
);
create index custody_entry_case on custody_entry (case_id, leaf_index desc);

create table notice (
  id uuid primary key,
  to_member uuid not null references member,
  kind text not null check (kind in ('selector-known-elsewhere', 'selector-asked')),
  case_id uuid references case_file on delete cascade,
  selector_id uuid references selector,
  from_member uuid references member,
  message text,
  at timestamptz not null,
  read_at timestamptz
);
create index notice_member on notice (to_member, at desc);
