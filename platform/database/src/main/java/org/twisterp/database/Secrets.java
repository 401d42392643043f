package org.twisterp.database;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keep secrets by name in a file sealed with AES-256-GCM (NIST SP 800-38D).
 *
 * <p>The key lies beside it in a file that only the operator can read, so that a copy of the sealed file alone tells
 * nothing. Every call reads the file again: another process on the same folder sees what was put at once.
 */
public final class Secrets {
    private static final byte[] MAGIC = "twist-secrets-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    private Secrets(Path folder) {
        this.folder = folder;
    }

    /** Open the secrets in a folder; nothing is written before the first secret. */
    public static Secrets in(Path folder) {
        return new Secrets(folder.toAbsolutePath().normalize());
    }

    /** Return the secret of this name; refuses {@code database.secret-missing}. */
    public String get(String name) {
        return find(name).orElseThrow(() -> Refusals.of("database.secret-missing", "name", name, "folder", folder));
    }

    /** Find the secret of this name. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(read().get(name));
    }

    /** Return all names, never the secrets. */
    public SortedSet<String> names() {
        return new TreeSet<>(read().keySet());
    }

    /** Keep a secret under a name, in place of the former one. */
    public void put(String name, String secret) {
        change(all -> all.put(name, secret));
    }

    /** Return the secret of this name, made from 256 random bits when there is none yet. */
    public String getOrCreate(String name) {
        return find(name)
                .orElseGet(() -> change(all -> all.putIfAbsent(name, random())).get(name));
    }

    /** Forget a secret. */
    public void remove(String name) {
        if (find(name).isPresent()) {
            change(all -> all.remove(name));
        }
    }

    /** Return 256 random bits as 43 characters that need no escaping in a URL. */
    public static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private SortedMap<String, String> change(Consumer<SortedMap<String, String>> edit) {
        OwnedFiles.createPrivateFolder(folder);
        try (var _ = FolderLock.on(folder.resolve("secrets.lock"))) {
            SortedMap<String, String> all = read();
            edit.accept(all);
            OwnedFiles.replacePrivately(sealedFile(), seal(all));
            return all;
        }
    }

    private SortedMap<String, String> read() {
        if (!Files.exists(sealedFile())) {
            return new TreeMap<>();
        }
        try {
            return decode(unseal(Files.readAllBytes(sealedFile())));
        } catch (IOException | GeneralSecurityException e) {
            throw Refusals.because(e, "database.secrets-unreadable", "file", sealedFile());
        }
    }

    private byte[] seal(SortedMap<String, String> secrets) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keyToSeal(), nonce).doFinal(encode(secrets));
            return ByteBuffer.allocate(MAGIC.length + nonce.length + sealed.length)
                    .put(MAGIC)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw Refusals.because(e, "database.secrets-unreadable", "file", sealedFile());
        }
    }

    private byte[] unseal(byte[] file) throws IOException, GeneralSecurityException {
        int start = MAGIC.length + NONCE_BYTES;
        if (file.length < start || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
            throw new GeneralSecurityException("not a sealed file");
        }
        byte[] nonce = Arrays.copyOfRange(file, MAGIC.length, start);
        return cipher(Cipher.DECRYPT_MODE, Files.readAllBytes(keyFile()), nonce)
                .doFinal(file, start, file.length - start);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(MAGIC);
        return cipher;
    }

    /** A lost key is not replaced while a sealed file exists: that would destroy what it holds. */
    private byte[] keyToSeal() throws IOException {
        if (!Files.exists(keyFile()) && !Files.exists(sealedFile())) {
            byte[] key = new byte[KEY_BYTES];
            RANDOM.nextBytes(key);
            OwnedFiles.replacePrivately(keyFile(), key);
        }
        return Files.readAllBytes(keyFile());
    }

    private static byte[] encode(SortedMap<String, String> secrets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(secrets.size());
        for (var entry : secrets.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
        return bytes.toByteArray();
    }

    private static SortedMap<String, String> decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        SortedMap<String, String> secrets = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            secrets.put(name, in.readUTF());
        }
        return secrets;
    }

    private Path sealedFile() {
        return folder.resolve("secrets.sealed");
    }

    private Path keyFile() {
        return folder.resolve("secrets.key");
    }
}
