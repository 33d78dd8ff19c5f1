-- Time-stamp authorities and the stamps that they gave on our log. Nothing of it is about a case. All of it is told from the log.

create table stamp_authority (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$'),
  name text not null,
  url text not null,
  root_pem text not null,
  qualified boolean not null,
  added_by uuid not null references member,
  added_at timestamptz not null,
  ended_at timestamptz
);

create table stamp_pace (
  singleton boolean primary key default true check (singleton),
  minutes integer not null check (minutes between 1 and 1440)
);

-- One token. An OpenTimestamps proof states no time of its own, so it has no interval.
create table stamp (
  leaf_index bigint primary key,
  kind text not null check (kind in ('tsr', 'ots')),
  slug text not null,
  size bigint not null,
  earliest timestamptz,
  latest timestamptz,
  height bigint,
  at timestamptz not null,
  check ((kind = 'tsr') = (latest is not null))
);
create index stamp_by_size on stamp (size) where kind = 'tsr';

grant select, insert, update on stamp_authority, stamp_pace, stamp to smart_rescue_app;

-- A leaf was appended after the newest stamp that had arrived before it, and before the first stamp that covers it.
create function stamped_from(leaf bigint) returns timestamptz language sql stable
  return (select max(earliest) from stamp where kind = 'tsr' and leaf_index < leaf);

create function stamped_to(leaf bigint) returns timestamptz language sql stable
  return (select min(latest) from stamp where kind = 'tsr' and size > leaf);
