-- What somebody else made in a role's schema, such as an administrator who put a backup back, becomes the role's own.
-- Sequences, indexes and triggers go with their tables.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT format('ALTER TABLE %I.%I OWNER TO %I', s.nspname, t.relname, o.rolname) AS statement
      FROM pg_class t JOIN pg_namespace s ON s.oid = t.relnamespace JOIN pg_roles o ON o.oid = s.nspowner
     WHERE (o.rolname LIKE 'toldonce\_%' OR o.rolname = 'keycloak') AND t.relowner <> s.nspowner AND t.relkind IN ('r', 'p', 'v', 'm')
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO %I', f.oid::regprocedure, o.rolname)
      FROM pg_proc f JOIN pg_namespace s ON s.oid = f.pronamespace JOIN pg_roles o ON o.oid = s.nspowner
     WHERE (o.rolname LIKE 'toldonce\_%' OR o.rolname = 'keycloak') AND f.proowner <> s.nspowner
  LOOP
    EXECUTE found.statement;
  END LOOP;
END
$$;
