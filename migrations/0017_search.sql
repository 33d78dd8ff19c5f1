-- Search: the words of every source, and the vocabulary through which a part of a word finds the words that hold it.
-- Operators on arrays are not leakproof, so row-level security would keep them from their index: the functions below look
-- for themselves into no other cases than those the transaction may see.

create table search_words (
  exhibit_id uuid not null,
  row integer not null,
  case_id uuid not null,
  number bigint not null,
  -- When it was posted, or else seen.
  day date not null,
  -- Hashes of the folded words (core/searching). Two words may share one: what is found is read again.
  words integer[] not null,
  primary key (exhibit_id, row)
) partition by hash (exhibit_id, row);

do $$
declare p integer;
begin
  for p in 0..7 loop
    execute format('create table search_words_%s partition of search_words for values with (modulus 8, remainder %s)', p, p);
    execute format('alter table search_words_%s enable row level security', p);
  end loop;
end $$;

create index search_words_number on search_words (number);
create index search_words_words on search_words using gin (words) with (gin_pending_list_limit = 16384);

alter table search_words enable row level security;
create policy need_to_know on search_words using (case_id = any (array(select unnest(app_cases()))))
  with check (case_id = any (array(select unnest(app_cases()))));
grant select, insert, update, delete on search_words to smart_rescue_app;

-- What leaves the sources leaves the search with it.
create function forget_searched() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from search_words w using gone where w.exhibit_id = gone.exhibit_id and w.row = gone.row;
  return null;
end $$;
create trigger forget_searched after delete on source referencing old table as gone
  for each statement execute function forget_searched();

-- The index is being told again: sources get other numbers.
create function forget_all_searched() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- How far a case is searched goes with the case.
  truncate search_words, search_vocabulary;
  return null;
end $$;
create trigger forget_all_searched after truncate on exhibit for each statement execute function forget_all_searched();

-- Every word of every case, so nobody reads it but the functions. `grams`: hashes of its pairs and triples of letters.
create table search_vocabulary (
  word text collate "C" primary key,
  hash integer not null,
  grams integer[] not null
);
create index search_vocabulary_grams on search_vocabulary using gin (grams) with (gin_pending_list_limit = 8192);

-- How far a case is searched: sources with greater numbers wait.
create table search_progress (
  case_id uuid primary key references case_file on delete cascade,
  number bigint not null
);
alter table search_progress enable row level security;
create policy need_to_know on search_progress using (case_id = any (array(select unnest(app_cases()))))
  with check (case_id = any (array(select unnest(app_cases()))));
grant select, insert, update, delete on search_progress to smart_rescue_app;

create function search_learn(new_words text[], new_hashes integer[], new_grams text[]) returns void
  language sql volatile security definer set search_path = public
begin atomic
  insert into search_vocabulary (word, hash, grams)
  select w, h, g::integer[] from unnest(new_words, new_hashes, new_grams) as t (w, h, g)
  order by w
  on conflict do nothing;
end;

-- Hashes of the words that contain the part; `most` and one more say that there are too many to ask for.
create function search_part(part text, part_grams integer[], most integer) returns integer[]
  language sql stable security definer set search_path = public
  return (
    select coalesce(array_agg(hash), '{}')
    from (
      select hash from search_vocabulary
      where grams @> part_grams and strpos(word, part) > 0
      limit most + 1
    ) held
  );

-- Sources whose words include all of `wanted` and one of each of `choices` (arrays as text, because arrays of unequal
-- lengths make no matrix), newest first. `above` bounds the look at the newest rows, which finds what is common fast.
create function search_sources(
  wanted integer[], choices text[], only_case uuid, from_day date, to_day date, kinds text,
  below bigint, above bigint, most integer
) returns table (exhibit_id uuid, "row" integer, number bigint)
  language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
declare
  visible uuid[] := app_cases();
  asked text := '';
  choice text;
begin
  if only_case is not null then
    visible := array(select v from unnest(visible) v where v = only_case);
  end if;
  if cardinality(visible) = 0 then return; end if;
  if cardinality(wanted) > 0 then asked := format(' and w.words @> %L::integer[]', wanted); end if;
  foreach choice in array choices loop
    asked := asked || format(' and w.words && %L::integer[]', choice::integer[]);
  end loop;
  if from_day is not null then asked := asked || format(' and w.day >= %L', from_day); end if;
  if to_day is not null then asked := asked || format(' and w.day <= %L', to_day); end if;
  if kinds = 'rows' then asked := asked || ' and w.row > 0'; end if;
  if kinds = 'exhibits' then asked := asked || ' and w.row = 0'; end if;
  if below is not null then asked := asked || format(' and w.number < %s', below); end if;
  if above is not null then asked := asked || format(' and w.number >= %s', above); end if;
  -- All that match are found through the index of words before they are put in order: the planner would rather walk down
  -- the numbers and compare every source, since it takes rare words for common ones.
  return query execute format(
    'with found as materialized (
       select w.exhibit_id, w.row, w.number from search_words w where w.case_id = any (%L)%s%s
     ) select * from found order by number desc limit %s',
    visible, asked, case when above is not null then format(' order by w.number desc limit %s', most) else '' end, most);
end $$;

-- The greatest number that may be seen.
create function search_top() returns bigint language sql stable security definer set search_path = public
  return (select max(number) from search_words);

revoke all on function search_learn, search_part, search_sources, search_top from public;
grant execute on function search_learn, search_part, search_sources, search_top to smart_rescue_app;

-- Searches that a member keeps. With `alerts`, new matches make a notice.
create table saved_search (
  id uuid primary key,
  owner uuid not null references member,
  name text not null,
  query jsonb not null,
  alerts boolean not null,
  saved_at timestamptz not null,
  -- The greatest number that was looked through, by case.
  seen jsonb not null default '{}'
);
create index saved_search_owner on saved_search (owner);
alter table saved_search enable row level security;
create policy own on saved_search using (owner = app_member()) with check (owner = app_member());
grant select on saved_search to smart_rescue_app;

-- Facts are told by whoever catches up, so these write for the owner that the fact names.
create function keep_search(search uuid, search_owner uuid, search_name text, asked jsonb, wants_alerts boolean, told_at timestamptz)
  returns void language sql volatile security definer set search_path = public
begin atomic
  insert into saved_search (id, owner, name, query, alerts, saved_at)
  values (search, search_owner, search_name, asked, wants_alerts, told_at)
  on conflict (id) do update set name = excluded.name, query = excluded.query, alerts = excluded.alerts
    where saved_search.owner = excluded.owner;
end;
create function drop_search(search uuid, search_owner uuid) returns void
  language sql volatile security definer set search_path = public
begin atomic
  delete from saved_search where id = search and owner = search_owner;
end;

alter table notice add column search_id uuid references saved_search on delete cascade;

-- Searches with alerts of everybody on the team of a case that the transaction may see, with how far each was looked through.
create function alerting_searches(of_case uuid) returns table (id uuid, query jsonb, seen bigint, saved_at timestamptz)
  language sql stable security definer set search_path = public
begin atomic
  select s.id, s.query, coalesce((s.seen ->> of_case::text)::bigint, 0), s.saved_at
  from saved_search s
  join member m on m.id = s.owner and m.status = 'active'
    and m.roles && array['case-officer', 'investigator', 'lawyer', 'social-worker']
  join case_team t on t.member_id = s.owner and t.case_id = of_case and t.until is null
  where s.alerts and of_case = any (app_cases());
end;

-- Says how many new matches a search has in a case, and remembers how far it was looked through.
create function tell_search(search uuid, of_case uuid, matches integer, up_to bigint, told_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = public as $$
begin
  if of_case <> all (app_cases()) then return; end if;
  update saved_search set seen = seen || jsonb_build_object(of_case::text, up_to) where id = search;
  if matches > 0 then
    insert into notice (id, to_member, kind, case_id, search_id, message, at)
    select gen_random_uuid(), s.owner, 'search-match', of_case, s.id, matches::text, told_at
    from saved_search s where s.id = search;
  end if;
end $$;

revoke all on function keep_search, drop_search, alerting_searches, tell_search from public;
grant execute on function keep_search, drop_search, alerting_searches, tell_search to smart_rescue_app;
