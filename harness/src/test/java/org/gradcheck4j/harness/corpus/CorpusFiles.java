package org.gradcheck4j.harness.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradcheck4j.harness.corpus.wrong.FloatThroughout;

/** Writes what every backprop of the corpus leaves behind as gradient files, with a {@code manifest.csv} that lists them. */
final class CorpusFiles {

    /** Three forms of file: in double, in float, and in double with the A and J that a backprop shows. */
    private enum Form {
        DOUBLE,
        FLOAT,
        FORWARD;

        /** {@return what is wrong, relative to the tensor's largest entry: less is rounding} */
        double wrong(CorpusCase network) {
            if (this != FLOAT) {
                return 4e-12;
            }
            double rounding =
                    Deviation.ofGradient(network.run(new FloatThroughout()).orElseThrow());
            return 8 * rounding + 32 * Math.ulp(1f);
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String HEADING = "file,slug,kind,names,none\n";

    private final Path folder;
    private final StringBuilder lines = new StringBuilder();

    private CorpusFiles(Path folder) {
        this.folder = folder;
    }

    /** Takes the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        CorpusFiles files = new CorpusFiles(Files.createDirectories(Path.of(arguments[0])));
        for (CorpusClass wrong : CorpusClass.wrong()) {
            files.write(
                    wrong,
                    "wrong",
                    String.join(", ", wrong.mistake().orElseThrow().names()));
        }
        for (CorpusClass right : CorpusClass.right()) {
            files.write(right, "right", "");
        }
        Files.writeString(files.folder.resolve("manifest.csv"), HEADING + files.lines, StandardOpenOption.CREATE_NEW);
    }

    private void write(CorpusClass backprop, String kind, String names) throws IOException {
        for (CorpusCase network : CorpusCases.all()) {
            CorpusCase.Run run = network.run(backprop.create()).orElse(null);
            if (run == null) {
                continue;
            }
            boolean showsForwardPass = run.result().A() != null || run.result().J() != null;
            for (Form form : Form.values()) {
                if (form != Form.FORWARD || showsForwardPass) {
                    String file = "java-%s-%s-%s.npz".formatted(backprop, network, form.label());
                    writeFile(file, run, form);
                    double off = form == Form.FORWARD
                            ? Math.max(Deviation.ofGradient(run), Deviation.ofForwardPass(run))
                            : Deviation.ofGradient(run);
                    String none = off <= form.wrong(network) ? "rounding" : "no";
                    lines.append("%s,%s,%s,\"%s\",%s%n".formatted(file, backprop, kind, names, none));
                }
            }
        }
    }

    private void writeFile(String file, CorpusCase.Run run, Form form) throws IOException {
        CorpusCase inputs = run.inputs();
        Backprop.Result result = run.result();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("X", matrix(inputs.X(), form));
        parts.put("y", vector(inputs.y(), form));
        for (int i = 1; i <= inputs.W().length; i++) {
            parts.put("W" + i, matrix(inputs.W()[i - 1], form));
            parts.put("b" + i, vector(inputs.b()[i - 1], form));
            parts.put("dW" + i, matrix(result.dW()[i - 1], form));
            parts.put("db" + i, vector(result.db()[i - 1], form));
            if (form == Form.FORWARD && result.A() != null) {
                parts.put("A" + i, matrix(result.A()[i - 1], form));
            }
        }
        if (form == Form.FORWARD && result.J() != null) {
            parts.put("J", npy("", List.of(result.J()), form));
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(file)))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey() + ".npy"));
                zip.write(part.getValue());
            }
        }
    }

    private static byte[] matrix(double[][] rows, Form form) {
        List<Double> values = new ArrayList<>();
        for (double[] row : rows) {
            Arrays.stream(row).forEach(values::add);
        }
        return npy("%d, %d".formatted(rows.length, rows[0].length), values, form);
    }

    private static byte[] vector(double[] entries, Form form) {
        return npy(entries.length + ",", Arrays.stream(entries).boxed().toList(), form);
    }

    /** Version 1.0 of NumPy's format: the header and its line feed fill a multiple of 64 bytes. */
    private static byte[] npy(String shape, List<Double> values, Form form) {
        int size = form == Form.FLOAT ? Float.BYTES : Double.BYTES;
        String header = "{'descr': '<f%d', 'fortran_order': False, 'shape': (%s), }".formatted(size, shape);
        int length = (10 + header.length() + 1 + 63) / 64 * 64 - 10;
        String padded = header + " ".repeat(length - header.length() - 1) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + length + values.size() * size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) length)
                .put(padded.getBytes(StandardCharsets.ISO_8859_1));
        values.forEach(value -> {
            if (form == Form.FLOAT) {
                bytes.putFloat(value.floatValue());
            } else {
                bytes.putDouble(value);
            }
        });
        return bytes.array();
    }
}
