package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradcheck4j.harness.BadInputException;

/** A gradient file made by hand: a network 3-2-1, 4 samples in rows, float64, every tensor filled with halves. */
final class Npz {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static Npz good() {
        return new Npz()
                .with("X", doubles(4, 3))
                .with("y", doubles(4))
                .with("W1", doubles(2, 3))
                .with("b1", doubles(2))
                .with("W2", doubles(1, 2))
                .with("b2", doubles(1))
                .with("dW1", doubles(2, 3))
                .with("db1", doubles(2))
                .with("dW2", doubles(1, 2))
                .with("db2", doubles(1));
    }

    Npz with(String name, byte[] npy) {
        return withEntry(name + ".npy", npy);
    }

    Npz withEntry(String entry, byte[] content) {
        entries.put(entry, content);
        return this;
    }

    Npz without(String... names) {
        for (String name : names) {
            entries.remove(name + ".npy");
        }
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Expects the refusal "FILE" + message. */
    void isRefused(Path folder, String message) {
        isRefused(folder, SampleLayout.AUTO, message);
    }

    void isRefused(Path folder, SampleLayout samples, String message) {
        isRefused(folder, bytes(), ReadSettings.DEFAULT.with(samples), message);
    }

    static void isRefused(Path folder, byte[] bytes, ReadSettings settings, String message) {
        Path file = write(folder, bytes);
        assertThatThrownBy(() -> GradientFile.read(file, settings))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + message);
    }

    GradientFile read(Path folder) {
        return read(folder, ReadSettings.DEFAULT);
    }

    GradientFile read(Path folder, ReadSettings settings) {
        return GradientFile.read(write(folder, bytes()), settings);
    }

    static Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("case.npz"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An array of halves in float64 of the given shape. */
    static byte[] doubles(int... shape) {
        int count = 1;
        for (int length : shape) {
            count *= length;
        }
        double[] values = new double[count];
        Arrays.fill(values, 0.5);
        return doubles(shape, values);
    }

    static byte[] doubles(int[] shape, double... values) {
        ByteBuffer data = ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            data.putDouble(value);
        }
        return npy("<f8", shape, data.array());
    }

    static byte[] floats(int[] shape, float... values) {
        ByteBuffer data = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            data.putFloat(value);
        }
        return npy("<f4", shape, data.array());
    }

    static byte[] npy(String typeString, int[] shape, byte[] data) {
        StringBuilder tuple = new StringBuilder("(");
        for (int length : shape) {
            tuple.append(length).append(",");
        }
        return npy("{'descr': '" + typeString + "', 'fortran_order': False, 'shape': " + tuple + ")}", data);
    }

    /** Version 1.0 with the given literal. */
    static byte[] npy(String literal, byte[] data) {
        byte[] header = literal.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length)
                .put(header)
                .put(data)
                .array();
    }
}
