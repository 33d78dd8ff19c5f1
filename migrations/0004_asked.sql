-- Whether the caller has asked the owners of a selector already: her own question, seen in somebody else's notices.
create function selector_asked(wanted uuid) returns boolean language sql stable security definer set search_path = public
  return exists (
    select 1 from notice n
    where n.selector_id = wanted and n.kind = 'selector-asked' and n.from_member = app_member()
  );
