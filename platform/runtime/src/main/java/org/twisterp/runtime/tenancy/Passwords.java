package org.twisterp.runtime.tenancy;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Hash passwords with PBKDF2 (RFC 8018) over HMAC-SHA-512, and keys of full strength with SHA-256. */
final class Passwords {

    static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    static final int ITERATIONS = 210_000;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final int KEY_BYTES = 32;

    private Passwords() {}

    /** Hold a hash with what it was made with. */
    record Hashed(String algorithm, int iterations, byte[] salt, byte[] hash) {

        /** Compare in a time that does not depend on how much of it is right. */
        boolean matches(String password) {
            return MessageDigest.isEqual(hash, derive(password, algorithm, iterations, salt));
        }
    }

    /** Stands for the password of somebody who does not exist, so that asking takes as long. */
    static final Hashed NOBODY = new Hashed(ALGORITHM, ITERATIONS, new byte[SALT_BYTES], new byte[HASH_BITS / 8]);

    static Hashed hash(String password) {
        byte[] salt = bytes(SALT_BYTES);
        return new Hashed(ALGORITHM, ITERATIONS, salt, derive(password, ALGORITHM, ITERATIONS, salt));
    }

    /** Return 256 random bits as text. */
    static String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(KEY_BYTES));
    }

    /** Return some random letters and digits. */
    static String prefix() {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes(10)) {
            text.append("abcdefghijklmnopqrstuvwxyz234567".charAt(b & 31));
        }
        return text.toString();
    }

    static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derive(String password, String algorithm, int iterations, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
