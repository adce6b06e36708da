package org.gradcheck4j.harness.application.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum by which an altered file is noticed. */
final class Sha256 {

    private Sha256() {}

    /** {@return 64 hexadecimal digits in lower case, as {@code sha256sum} prints them} */
    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
