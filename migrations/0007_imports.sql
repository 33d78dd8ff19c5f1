-- What people already hold: imports, their files, and exhibits that came of a file instead of a page. Who gave a file is
-- never here: the row names the sealed words in the locker.

create table import_batch (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  access_mode text not null check (access_mode in ('public', 'given', 'authority')),
  consent text not null check (consent in ('given', 'not-needed', 'not-asked')),
  received_on text not null check (received_on ~ '^\d{4}-\d\d-\d\d$'),
  purpose text not null,
  legal_basis text not null,
  -- Ciphertext of who gave it, who consented, and the note.
  terms text not null,
  requested_by uuid not null references member,
  requested_at timestamptz not null
);

create table held_file (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  import_id uuid not null references import_batch,
  state text not null check (state in ('queued', 'running', 'read', 'quarantined', 'refused')),
  reason_code text,
  reason_sentence text,
  -- Null where the file was refused: then only the hash of its name is kept.
  name text,
  name_sha256 text not null,
  declared_type text,
  length bigint not null,
  -- `sha256:` and hex of the bytes; null where the file was refused.
  sha256 text,
  step text,
  -- The exhibit that its sealed bytes belong to, and the part they are.
  exhibit_id uuid,
  exhibit_number integer,
  original jsonb,
  parent_exhibit uuid,
  parent_sha256 text,
  requested_by uuid not null references member,
  requested_at timestamptz not null,
  ended_at timestamptz
);
create index held_file_case on held_file (case_id, requested_at desc);
create index held_file_bytes on held_file (case_id, sha256) where sha256 is not null;
create index held_file_waiting on held_file (requested_at) where state in ('queued', 'running');

alter table exhibit alter column capture_id drop not null;
alter table exhibit
  add column held_id uuid unique references held_file,
  add column kind text,
  add column access_mode text,
  add column quarantined boolean not null default false,
  add constraint exhibit_source check ((capture_id is null) <> (held_id is null));

-- A machine may read text off a picture: its marks stand in a part of their own.
alter table mention add column part text not null default 'text';
alter table mention drop constraint mention_pkey;
alter table mention add primary key (exhibit_id, part, start_at, selector_id);

do $$
declare t text;
begin
  foreach t in array array['import_batch', 'held_file'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update on %I to smart_rescue_app', t);
  end loop;
end $$;

create or replace function waiting_work() returns table (kind text, case_id uuid, id uuid)
  language sql stable security definer set search_path = public
begin atomic
  select 'capture', c.case_id, c.id from capture c where c.state in ('queued', 'running')
  union all
  select 'dossier', d.case_id, d.id from dossier d where d.state in ('queued', 'running')
  union all
  select 'import', f.case_id, f.id from held_file f where f.state in ('queued', 'running');
end;
