package studio.truss.platform.vault;

import studio.truss.platform.vault.VaultException.Problem;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// The bytes of a vault: `TRUSSVLT`, version, key holder, rounds, salt (16), key check (16), nonce
/// (12), then AES-256-GCM over the content with all of that as associated data. The key check tells
/// a wrong key from a changed file.
record SealedBox(Header header, byte[] aad, byte[] nonce, byte[] sealed) {
    private static final byte[] MAGIC = "TRUSSVLT".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What says which key opens the box.
    ///
    /// @param rounds of PBKDF2; 0 where no passphrase is used
    record Header(KeyHolder holder, int rounds, byte[] salt, byte[] check) {
        static final int SALT = 16;
        static final int CHECK = 16;

        boolean fits(SecretKey key) {
            return MessageDigest.isEqual(check, SealedBox.check(key, salt));
        }

        static Header of(KeyHolder holder, int rounds, byte[] salt, SecretKey key) {
            return new Header(holder, rounds, salt, SealedBox.check(key, salt));
        }
    }

    private static byte[] check(SecretKey key, byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update("truss vault key check".getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(mac.doFinal(salt), Header.CHECK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks HmacSHA256", e);
        }
    }

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    static byte[] seal(Header header, SecretKey key, byte[] content) {
        byte[] nonce = random(NONCE);
        byte[] aad = aad(header, nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(aad);
            byte[] sealed = cipher.doFinal(content);
            return ByteBuffer.allocate(aad.length + sealed.length).put(aad).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks AES-GCM", e);
        }
    }

    private static byte[] aad(Header header, byte[] nonce) {
        return ByteBuffer.allocate(MAGIC.length + 6 + Header.SALT + Header.CHECK + NONCE)
                .put(MAGIC)
                .put(VERSION)
                .put((byte) header.holder().code())
                .putInt(header.rounds())
                .put(header.salt())
                .put(header.check())
                .put(nonce)
                .array();
    }

    static SealedBox read(byte[] bytes, String name) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (!Arrays.equals(take(in, MAGIC.length), MAGIC)) {
                throw damaged(name);
            }
            if (in.get() != VERSION) {
                throw new VaultException(
                        Problem.NEWER,
                        name + " was written by a newer Truss Studio. Nothing was changed.");
            }
            int code = in.get();
            KeyHolder holder =
                    Arrays.stream(KeyHolder.values())
                            .filter(h -> h.code() == code)
                            .findFirst()
                            .orElseThrow(() -> damaged(name));
            Header header =
                    new Header(holder, in.getInt(), take(in, Header.SALT), take(in, Header.CHECK));
            byte[] nonce = take(in, NONCE);
            return new SealedBox(header, aad(header, nonce), nonce, take(in, in.remaining()));
        } catch (BufferUnderflowException e) {
            throw damaged(name);
        }
    }

    private static byte[] take(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    byte[] open(SecretKey key, String name) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(aad);
            return cipher.doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw damaged(name);
        } catch (GeneralSecurityException e) {
            throw damaged(name);
        }
    }

    static VaultException damaged(String name) {
        return new VaultException(
                Problem.DAMAGED,
                name
                        + " was changed or cut short, so what it keeps cannot be trusted. It was"
                        + " left as it is: move it away and sign in again.");
    }

    @Override
    public String toString() {
        return "SealedBox[" + header.holder() + ", " + sealed.length + " bytes]";
    }
}
