package org.gradcheck4j.harness.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gradcheck4j.harness.text.Visible;

/** Reads the name of the engine of a gradient file: a NumPy scalar of unicode (UTF-32) or bytes (UTF-8), padded with NULs. */
final class EngineName {

    /** The longest name in bytes: 250 characters of unicode. Every line of a report shows it. */
    private static final int LONGEST = 1000;

    private EngineName() {}

    /** {@return the name, unless it is blank} */
    static Optional<String> read(NpyArray array) {
        int size = array.type().size();
        Part part = array.part();
        if (size > LONGEST) {
            throw part.bad("has " + size + " bytes of text, expected at most " + LONGEST);
        }
        byte[] text = part.readWhole(bytes -> {
            bytes.skipNBytes(array.header().length());
            byte[] read = bytes.readNBytes(size);
            if (read.length < size) {
                throw part.bad("ends after " + read.length + " of the " + size + " bytes of its text");
            }
            if (bytes.read() >= 0) {
                throw part.bad("goes on after the " + size + " bytes of its text");
            }
            return read;
        });
        String name;
        try {
            name = charset(array.type())
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw part.bad("is not a valid text");
        }
        String unpadded = name.replaceFirst("\0+$", "");
        if (!Visible.of(unpadded).equals(unpadded)) {
            throw part.bad("holds a control or format character, :: or ##[");
        }
        return Optional.of(unpadded.strip()).filter(stripped -> !stripped.isEmpty());
    }

    private static Charset charset(ElementType type) {
        if (type.kind() == ElementType.Kind.BYTES) {
            return StandardCharsets.UTF_8;
        }
        return Charset.forName(type.order() == ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE");
    }
}
