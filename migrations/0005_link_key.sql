-- A link's key holds every reason: two pages that share a hundred addresses make one longer than a row of an index.
-- The hash keeps the row small, as it does for selectors; a key still comes once a case.
alter table link drop constraint link_case_id_key_key;
create unique index link_key on link (case_id, md5(key));
