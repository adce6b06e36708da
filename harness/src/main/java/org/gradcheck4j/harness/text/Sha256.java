package org.gradcheck4j.harness.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The checksum by which a text or a file is known. */
public final class Sha256 {

    private Sha256() {}

    /**
     * {@return 64 hexadecimal digits in lower case, as {@code sha256sum} prints them}
     *
     * @param content of a file
     */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /**
     * {@return {@code sha256-…}, as a page's content security policy names a style or a script: a browser then takes this text and no
     * other}
     *
     * @param text of the style or script
     */
    public static String forPolicy(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return a new one, for content that comes in pieces} */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
