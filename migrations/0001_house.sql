-- The index of the house: organisation, people, sessions. The application role owns nothing and bypasses nothing.
-- `smart_rescue_app` is created by the database adapter before the first migration.

create table organisation (
  singleton boolean primary key default true check (singleton),
  name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  log_origin text not null,
  created_at timestamptz not null
);

create table member (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  display_name text not null,
  passphrase_hash text not null,
  roles text[] not null check (
    cardinality(roles) > 0
    and roles <@ array['operator', 'case-officer', 'investigator', 'lawyer', 'social-worker', 'auditor']
  ),
  locale text not null default 'en',
  status text not null default 'active' check (status in ('active', 'suspended')),
  created_at timestamptz not null
);

create table session (
  token_hash text primary key,
  member_id uuid not null references member on delete cascade,
  csrf text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_member on session (member_id);

grant usage on schema public to smart_rescue_app;
grant select, insert on organisation to smart_rescue_app;
grant select, insert, update on member to smart_rescue_app;
grant select, insert, update, delete on session to smart_rescue_app;
