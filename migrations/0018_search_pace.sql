-- Search at a million sources: a stretch of the newest is walked while what is looked for is common there; what is rare is
-- asked of the index of words, segment by segment, newest first. The caller chooses (core/searching/pace.ts): it knows what
-- was found so far.

drop function search_sources, search_top;

-- An index of words names all sources that hold one, in no order. So that the newest can be asked for alone, the words of
-- each 65,536 numbers are other words: their hashes are mixed with the salt of the segment (core/searching/tokens.ts).
create function search_salt(segment bigint) returns integer language sql immutable
  return (
    select (mixed - case when mixed >= 2147483648 then 4294967296 else 0 end)::integer
    from (select ((segment + 1) * 2654435761) & 4294967295 as mixed) m
  );
revoke all on function search_salt from public;

drop index search_words_words;
update search_words set words = array(select word # search_salt(number >> 16) from unnest(words) word);
create index search_words_words on search_words using gin (words) with (gin_pending_list_limit = 16384);

-- Sources with numbers from `above` to below `below` whose words include all of `wanted` and one of each of `choices`
-- (arrays as text, because arrays of unequal lengths make no matrix), newest first, with what of them is searched. `walked`:
-- whatever their words, every source of the stretch is compared; else the index of words is asked. `near` says how many there
-- are when some were left out because their texts are longer, as they are stored, than `most_bytes` together.
--
-- The texts are read here as well: the rule of need to know compares each source with every case that may be seen, one
-- after another, where a list of constants is looked up in a table of hashes.
create function search_sources(
  wanted integer[], choices text[], only_case uuid, from_day date, to_day date, kinds text,
  above bigint, below bigint, walked boolean, most integer, most_bytes bigint
) returns table (
  exhibit_id uuid, "row" integer, number bigint, title text, "text" text, url text, place text, key text, near bigint
)
  language plpgsql stable security definer set search_path = public
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  visible uuid[] := app_cases();
  locked uuid[];
  narrowed text;
  arms text[] := '{}';
  arm text;
  asked text;
  mixed integer[];
  choice text;
  salt integer;
begin
  if only_case is not null then
    visible := array(select v from unnest(visible) v where v = only_case);
  end if;
  if cardinality(visible) = 0 or above >= below then return; end if;
  narrowed := format('w.case_id = any (%L::uuid[]) and w.number >= %s and w.number < %s', visible, above, below);
  -- What was received by accident and locked is found by nobody.
  locked := array(select l.exhibit_id from receipt l where l.exhibit_id is not null and l.case_id = any (visible));
  if cardinality(locked) > 0 then
    narrowed := narrowed || format(' and w.exhibit_id <> all (%L::uuid[])', locked);
  end if;
  if from_day is not null then narrowed := narrowed || format(' and w.day >= %L', from_day); end if;
  if to_day is not null then narrowed := narrowed || format(' and w.day <= %L', to_day); end if;
  if kinds = 'rows' then narrowed := narrowed || ' and w.row > 0'; end if;
  if kinds = 'exhibits' then narrowed := narrowed || ' and w.row = 0'; end if;

  if cardinality(wanted) + cardinality(choices) > 0 then
    for segment in above >> 16 .. (below - 1) >> 16 loop
      salt := search_salt(segment);
      -- «is true» keeps the index of words out of a walk.
      arm := case when walked then format('(w.number >> 16) = %s', segment) else 'true' end;
      if cardinality(wanted) > 0 then
        mixed := array(select one # salt from unnest(wanted) one);
        arm := arm || format(case when walked then ' and (w.words @> %L::integer[]) is true' else ' and w.words @> %L::integer[]' end, mixed);
      end if;
      foreach choice in array choices loop
        mixed := array(select one # salt from unnest(choice::integer[]) one);
        arm := arm || format(
          case
            when not walked then ' and w.words && %L::integer[]'
            when cardinality(mixed) <= 12 then ' and (w.words && %L::integer[]) is true'
            -- Many words are looked up in a table of hashes, where && compares each with each.
            else ' and exists (select from unnest(w.words) one where one = any (%L::integer[]))'
          end, mixed);
      end loop;
      arms := arms || format('(%s)', arm);
    end loop;
  end if;
  asked := case when arms = '{}' then 'true' else format('(%s)', array_to_string(arms, ' or ')) end;
  asked := case
    when walked then format('with held as (select * from search_words w where %s and %s)', narrowed, asked)
    -- All that hold the words are found through their index before they are narrowed: the planner would rather walk down
    -- the numbers and compare every source, since it takes rare words for common ones.
    else format('with held as materialized (select exhibit_id, row, number, case_id, day from search_words w where %s)', asked)
  end;
  return query execute asked || format(
    ', found as materialized (
       select w.exhibit_id, w.row, w.number from held w where %s order by w.number desc limit %s
     ), weighed as (
       select s.exhibit_id, s.row, f.number, s.title, s.text, s.url, s.place, s.key,
         sum(pg_column_size(s.text)) over (order by f.number desc) - pg_column_size(s.text) as before,
         (select count(*) from found) as near
       from found f join source s on s.exhibit_id = f.exhibit_id and s.row = f.row
     )
     select exhibit_id, row, number, title, text, url, place, key, near from weighed where before < %s
     order by number desc',
    case when walked then 'true' else narrowed end, most, most_bytes);
end $$;

revoke all on function search_sources from public;
grant execute on function search_sources to smart_rescue_app;

-- Hashes of the words that contain the part; `most` and one more say that there are too many to ask for.
create or replace function search_part(part text, part_grams integer[], most integer) returns integer[]
  language plpgsql stable security definer set search_path = public set enable_seqscan = off as $$
begin
  return (
    select coalesce(array_agg(hash), '{}')
    from (
      select hash from search_vocabulary
      where grams @> part_grams and strpos(word, part) > 0
      limit most + 1
    ) held
  );
end $$;

-- Whether some source that may be seen is not searched yet: one probe a case and partition, instead of the greatest number of
-- each, which would read every source that may be seen.
create function search_waits(only_case uuid) returns boolean
  language plpgsql stable security definer set search_path = public
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  return exists (
    select from unnest(app_cases()) as visible (id)
    left join search_progress p on p.case_id = visible.id
    where (only_case is null or visible.id = only_case)
      and exists (select from source s where s.case_id = visible.id and s.number > coalesce(p.number, 0))
  );
end $$;
revoke all on function search_waits from public;
grant execute on function search_waits to smart_rescue_app;
