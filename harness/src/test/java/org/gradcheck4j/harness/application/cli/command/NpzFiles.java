package org.gradcheck4j.harness.application.cli.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** Writes gradient files as NumPy would (format version 1.0, C order, samples in columns). */
public final class NpzFiles {

    /** The header's length field allows 65,535; NumPy pads to a multiple of 64, which readers do not need. */
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private NpzFiles() {}

    public static Path write(Path file, Network network, Batch batch, Gradients gradients) throws IOException {
        Map<String, Matrix> parts = new LinkedHashMap<>();
        parts.put("X", batch.X());
        parts.put("y", batch.y());
        for (int i = 1; i <= network.depth(); i++) {
            parts.put("W" + i, network.layer(i).weights());
            parts.put("b" + i, network.layer(i).bias());
        }
        gradients.tensors().forEach((name, values) -> parts.put(name.toString(), values));
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        parts.forEach((name, matrix) ->
                arrays.put(name, npy("%d, %d".formatted(matrix.rows(), matrix.columns()), matrix.toArray(), false)));
        zip(file, arrays);
        return file;
    }

    /** Writes arrays as a {@code .npz}. */
    public static void zip(Path file, Map<String, byte[]> arrays) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(array.getValue());
                zip.closeEntry();
            }
        }
    }

    /**
     * {@return an array as a {@code .npy}}
     *
     * @param shape as Python writes it, without the parentheses
     * @param isFloat whether in float32, not float64
     */
    public static byte[] npy(String shape, double[] values, boolean isFloat) {
        int size = isFloat ? Float.BYTES : Double.BYTES;
        byte[] header = "{'descr': '<f%d', 'fortran_order': False, 'shape': (%s), }\n"
                .formatted(size, shape)
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length + Short.BYTES + header.length + values.length * size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) header.length)
                .put(header);
        for (double value : values) {
            if (isFloat) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        return bytes.array();
    }
}
