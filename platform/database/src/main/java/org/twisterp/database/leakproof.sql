-- Under row-level security an index is used only for operators that are leakproof: functions that tell nothing about
-- their arguments but their result. These raise no error that would show a row; PostgreSQL leaves most of them
-- unmarked out of caution. Run by a superuser in each database; a copy of a template inherits it.
do $$
declare
    f regprocedure;
begin
    for f in
        select p.oid::regprocedure
        from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
        left join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
        left join pg_extension e on d.refclassid = 'pg_extension'::regclass and d.refobjid = e.oid
        where not p.proleakproof
          and (
            n.nspname = 'pg_catalog' and d.objid is null and (
                p.proname ~ '^(numeric|enum)_(eq|ne|lt|le|gt|ge|cmp|larger|smaller)$'
                or p.proname ~ '^(text|bttext)_?(pattern_)?(lt|le|gt|ge|cmp)$'
                or p.proname in ('textlike', 'textnlike', 'texticlike', 'texticnlike', 'starts_with')
                or p.proname ~ '^jsonb_(contains|contained|exists|exists_any|exists_all|object_field|object_field_text|eq)$'
                or p.proname in ('ts_match_vq', 'ts_match_qv')
                or p.oid = 'to_tsvector(regconfig, text)'::regprocedure
                or p.oid in ('lower(text)'::regprocedure, 'upper(text)'::regprocedure)
            )
            or e.extname = 'pg_trgm' and p.proname ~ 'similarity(_commutator)?_op$'
            or e.extname = 'unaccent' and p.proname = 'unaccent'
          )
    loop
        execute format('alter function %s leakproof', f);
    end loop;
end
$$
