package org.gradcheck4j.harness.application.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/** Writes gradient files in float64, as NumPy would (format version 1.0, C order, samples in columns). */
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
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Matrix> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey() + ".npy"));
                zip.write(npy(part.getValue()));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static byte[] npy(Matrix matrix) throws IOException {
        byte[] header = "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }\n"
                .formatted(matrix.rows(), matrix.columns())
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer values = ByteBuffer.allocate(matrix.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(matrix.toArray()).forEach(values::putDouble);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(MAGIC);
        bytes.write(header.length & 0xff);
        bytes.write(header.length >> Byte.SIZE);
        bytes.write(header);
        bytes.write(values.array());
        return bytes.toByteArray();
    }
}
