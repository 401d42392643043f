package org.twisterp.runtime.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.jspecify.annotations.Nullable;

/** Bind what the stock platform binds wrongly: nulls of uuid and jsonb, instants. Made by name, so it is public. */
public final class TwistPlatform extends PostgreSQLPlatform {

    private static final long serialVersionUID = 1L;

    /** The server infers the type of a null; the stock platform says text, which a uuid column refuses. */
    @Override
    protected void setNullFromDatabaseField(DatabaseField field, PreparedStatement statement, int index)
            throws SQLException {
        statement.setNull(index, Types.NULL);
    }

    @Override
    public void setParameterValueInDatabaseCall(
            @Nullable Object parameter, PreparedStatement statement, int index, AbstractSession session)
            throws SQLException {
        if (parameter instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else {
            super.setParameterValueInDatabaseCall(parameter, statement, index, session);
        }
    }
}
