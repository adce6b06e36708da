package org.gradcheck4j.harness.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;

/**
 * Everything of a {@code .npy} array before its data: magic, version, length and literal, in NumPy's format versions 1.0,
 * 2.0 and 3.0 (<a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>).
 *
 * @param typeString NumPy's name of the element type, such as {@code <f8}; a record type's list as it is written
 * @param fortranOrder whether the first index varies fastest
 * @param shape empty for a scalar
 * @param length of the header in bytes; then the data begins
 */
record NpyHeader(String typeString, boolean fortranOrder, List<Long> shape, int length) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** The limit of version 1.0. NumPy itself reads at most 10,000 bytes by default. */
    private static final int LONGEST = 65_535;

    private static final int VERSION_3 = 3;

    /** How many bytes every array begins with. */
    static final int MAGIC_LENGTH = MAGIC.length;

    /** {@return whether these are the bytes that every array begins with} */
    static boolean isMagic(byte[] bytes) {
        return Arrays.equals(bytes, MAGIC);
    }

    static NpyHeader read(Part part, InputStream bytes) throws IOException {
        byte[] magic = bytes.readNBytes(MAGIC.length);
        if (!isMagic(magic)) {
            throw part.bad("is not a NumPy array: it does not begin as an .npy file does");
        }
        int major = next(part, bytes, 1).get();
        int minor = next(part, bytes, 1).get();
        if (major < 1 || major > VERSION_3 || minor != 0) {
            throw part.bad("is in version " + Byte.toUnsignedInt((byte) major) + "." + Byte.toUnsignedInt((byte) minor)
                    + " of the .npy format, expected 1.0, 2.0 or 3.0");
        }
        int lengthBytes = major == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer lengthField = next(part, bytes, lengthBytes);
        long length =
                major == 1 ? Short.toUnsignedInt(lengthField.getShort()) : Integer.toUnsignedLong(lengthField.getInt());
        if (length > LONGEST) {
            throw part.bad("has a header of " + length + " bytes, expected at most " + LONGEST);
        }
        Charset charset = major == VERSION_3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text = new String(next(part, bytes, (int) length).array(), charset);
        try {
            return new HeaderLiteral(text).parse(MAGIC.length + 2 + lengthBytes + (int) length);
        } catch (ParseException e) {
            throw part.bad("has a header that cannot be read: " + e.getMessage());
        }
    }

    private static ByteBuffer next(Part part, InputStream bytes, int count) throws IOException {
        byte[] read = bytes.readNBytes(count);
        if (read.length < count) {
            throw part.bad("ends inside its header");
        }
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }
}
