package org.twisterp.database;

/** Hold a user and its password; the text form hides the password. */
public record Login(String user, String password) {
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
