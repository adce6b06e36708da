package org.gradcheck4j.harness.npz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradcheck4j.harness.npz.PartName.Kind;
import org.gradcheck4j.harness.text.Visible;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * Writes a gradient file that {@link GradientFile#read} and NumPy read: every array in the precision of the gradients, samples in
 * rows, each W as in the formula. The same content gives the same bytes.
 */
public final class GradientFileWriter {

    /** Of an engine's name, in characters: the reader takes no longer one. */
    private static final int LONGEST_NAME = 250;

    private static final byte[] START = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** The data of an array begins at a multiple of this (numpy.lib.format). */
    private static final int ALIGNMENT = 64;

    /** The earliest that a zip file can hold. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Precision precision;
    private final Map<PartName, byte[]> arrays = new LinkedHashMap<>();

    private GradientFileWriter(Precision precision) {
        this.precision = precision;
    }

    /**
     * {@return the bytes of a {@code .npz} file, not compressed}
     *
     * @param engine who made the gradients; a name that a reader would refuse is shortened, or shows its control characters
     * @param network any; a number that the precision does not hold is rounded to the nearest that it holds
     * @param batch as the network
     * @param precision of every array
     * @param output the engine's, rounded likewise
     */
    public static byte[] bytes(String engine, Network network, Batch batch, Precision precision, EngineOutput output) {
        GradientFileWriter writer = new GradientFileWriter(precision);
        writer.put(Kind.X, 0, batch.X().transpose());
        writer.put(Kind.y, 0, batch.y().transpose());
        for (int i = 1; i <= network.depth(); i++) {
            writer.put(Kind.W, i, network.layer(i).weights());
            writer.put(Kind.b, i, network.layer(i).bias());
        }
        for (int i = 1; i <= network.depth(); i++) {
            writer.put(Kind.dW, i, output.gradients().layer(i).dW());
            writer.put(Kind.db, i, output.gradients().layer(i).db());
        }
        output.forward().ifPresent(writer::put);
        writer.put(engine);
        return writer.zip();
    }

    private void put(ForwardPass forward) {
        for (int i = 1; i <= forward.activations().size(); i++) {
            put(Kind.A, i, forward.activations().get(i - 1).transpose());
        }
        forward.loss().ifPresent(J -> arrays.put(new PartName(Kind.J, 0), array("", data(J))));
    }

    private void put(Kind kind, int layer, Matrix values) {
        String shape = "%d, %d".formatted(values.rows(), values.columns());
        arrays.put(new PartName(kind, layer), array(shape, data(values.toArray())));
    }

    /** An array of no dimension that holds a text, in UTF-32 as NumPy keeps it. */
    private void put(String engine) {
        int[] start = Visible.of(engine).codePoints().limit(LONGEST_NAME).toArray();
        byte[] text = new String(start, 0, start.length).getBytes(Charset.forName("UTF-32LE"));
        arrays.put(new PartName(Kind.engine, 0), array("<U" + text.length / Integer.BYTES, "", text));
    }

    private byte[] data(double... values) {
        ElementType type = ElementType.of(precision);
        ByteBuffer data = ByteBuffer.allocate(type.size() * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            type.putFloat(data, value);
        }
        return data.array();
    }

    private byte[] array(String shape, byte[] data) {
        return array(ElementType.typeString(precision), shape, data);
    }

    /** An {@code .npy} array of version 1.0, with its header padded as NumPy does. */
    private static byte[] array(String typeString, String shape, byte[] data) {
        String literal = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(typeString, shape);
        int unpadded = START.length + Short.BYTES + literal.length() + 1;
        String padding = " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT);
        byte[] header = (literal + padding + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(START.length + Short.BYTES + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(START)
                .putShort((short) header.length)
                .put(header)
                .put(data)
                .array();
    }

    /** Not compressed: how well zlib compresses depends on its version. */
    private byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<PartName, byte[]> array : arrays.entrySet()) {
                CRC32 checksum = new CRC32();
                checksum.update(array.getValue());
                ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(array.getValue().length);
                entry.setCrc(checksum.getValue());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(array.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
