-- People of a case, apart from evidence: pseudonyms, parts and notes. Who somebody is lies in the identity vault: here
-- stands a ciphertext whose keys are not in this database, and only named custodians read even that.

create table person (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  pseudonym text not null,
  part text not null,
  added_by uuid not null references member,
  added_at timestamptz not null,
  left_at timestamptz,
  left_why text,
  leaf_index bigint not null unique
);
create index person_case on person (case_id);
create index person_pseudonym on person (pseudonym);

create table person_part (
  leaf_index bigint primary key,
  person_id uuid not null references person on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  part text not null,
  why text not null,
  document jsonb,
  by_member uuid not null references member,
  at timestamptz not null
);
create index person_part_person on person_part (person_id, leaf_index);

create table person_note (
  leaf_index bigint primary key,
  person_id uuid not null references person on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  body text not null,
  by_member uuid not null references member,
  at timestamptz not null
);
create index person_note_person on person_note (person_id, leaf_index);

-- The public half of a member's vault key. Facts of the organisation: told by nobody in particular.
create table custodian_key (
  member_id uuid primary key references member,
  recipient text not null,
  enrolled_at timestamptz not null,
  leaf_index bigint not null
);
grant select, insert, update on custodian_key to smart_rescue_app;

create table identity_custodian (
  person_id uuid not null references person on delete cascade,
  member_id uuid not null references member,
  case_id uuid not null references case_file on delete cascade,
  since timestamptz not null,
  primary key (person_id, member_id)
);

-- What the whole team may know of an identity: that there is one, since when, and how it stands.
create table identity (
  person_id uuid primary key references person on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  version integer not null check (version > 0),
  state text not null check (state in ('sealed', 'erase-asked', 'erased')),
  sealed_by uuid not null references member,
  sealed_at timestamptz not null,
  asked_by uuid references member,
  asked_why text,
  hold_by uuid references member,
  hold_at timestamptz,
  hold_why text
);

create table identity_version (
  person_id uuid not null references person on delete cascade,
  version integer not null,
  case_id uuid not null references case_file on delete cascade,
  ciphertext text not null,
  primary key (person_id, version)
);

-- Why each opening was made, in a line that may name somebody: custodians alone read it.
create table identity_opening (
  leaf_index bigint primary key,
  person_id uuid not null references person on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  reason text not null,
  line text not null,
  by_member uuid not null references member,
  at timestamptz not null
);
create index identity_opening_person on identity_opening (person_id, leaf_index);

do $$
declare t text;
begin
  foreach t in array array['person', 'person_part', 'person_note', 'identity_custodian', 'identity'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
  -- Read by named custodians on the team; written by whoever of the team seals.
  foreach t in array array['identity_version', 'identity_opening'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy custodians on %I for select using (case_id = any (array(select unnest(app_cases()))) and exists ('
      'select 1 from identity_custodian c where c.person_id = %I.person_id and c.member_id = app_member()))', t, t);
    execute format(
      'create policy sealing on %I for insert with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert on %I to smart_rescue_app', t);
  end loop;
end $$;

-- Whether a pseudonym is taken in the whole house: pseudonyms are made by chance, so that this tells nobody anything.
create function pseudonym_taken(wanted text) returns boolean
  language sql stable security definer set search_path = public
begin atomic
  select exists (select 1 from person where pseudonym = wanted);
end;

-- Forgets the ciphertexts of an erased identity, for whoever tells the erasure and may see the case.
create function forget_identity(erased uuid) returns void
  language sql volatile security definer set search_path = public
begin atomic
  delete from identity_version v using person p
  where v.person_id = erased and p.id = v.person_id and p.case_id = any (app_cases());
end;

-- People whose identity was erased: the vault's keys of these must be gone, after a restore too. Ids only.
create function erased_identities() returns setof uuid
  language sql stable security definer set search_path = public
begin atomic
  select person_id from identity where state = 'erased';
end;

-- Wrong vault passphrases of the acting member since a moment, over every case: one key opens them all.
create function refused_openings(since timestamptz) returns integer
  language sql stable security definer set search_path = public
begin atomic
  select count(*)::integer from custody_entry
  where type = 'identity.opened' and role = 'refused' and actor_id = app_member() and at > since;
end;

-- Tells the other custodians of a person that her identity was opened, or that somebody tried.
create function tell_custodians(of_person uuid, told_at timestamptz) returns void
  language sql volatile security definer set search_path = public
begin atomic
  insert into notice (id, to_member, kind, case_id, from_member, at)
  select gen_random_uuid(), c.member_id, 'identity-opened', c.case_id, app_member(), told_at
  from identity_custodian c join member m on m.id = c.member_id and m.status = 'active'
  where c.person_id = of_person and c.member_id <> app_member() and c.case_id = any (app_cases());
end;

revoke all on function pseudonym_taken, forget_identity, erased_identities, refused_openings, tell_custodians from public;
grant execute on function pseudonym_taken, forget_identity, erased_identities, refused_openings, tell_custodians
  to smart_rescue_app;

-- Plans for the safety of whoever is at risk; the newest counts, earlier ones stay.
create table safety_plan (
  leaf_index bigint primary key,
  case_id uuid not null references case_file on delete cascade,
  plan jsonb not null,
  by_member uuid not null references member,
  at timestamptz not null
);
create index safety_plan_case on safety_plan (case_id, leaf_index);

create table consent_note (
  leaf_index bigint primary key,
  id uuid not null unique,
  case_id uuid not null references case_file on delete cascade,
  person_id uuid not null references person on delete cascade,
  note jsonb not null,
  by_member uuid not null references member,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text
);
create index consent_note_person on consent_note (person_id, leaf_index);

-- What happened when, as somebody wrote it down; the words stand in the note of the same id.
create table dated_event (
  note_id uuid primary key references note on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  event jsonb not null
);
create index dated_event_case on dated_event (case_id);

do $$
declare t text;
begin
  foreach t in array array['safety_plan', 'consent_note', 'dated_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;
