package org.gradcheck4j.harness.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gradcheck4j.harness.application.cli.command.NpzFiles;
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
            parts.put("J", npy("", new double[] {result.J()}, form));
        }
        NpzFiles.zip(folder.resolve(file), parts);
    }

    private static byte[] matrix(double[][] rows, Form form) {
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return npy("%d, %d".formatted(rows.length, rows[0].length), values, form);
    }

    private static byte[] vector(double[] entries, Form form) {
        return npy(entries.length + ",", entries, form);
    }

    private static byte[] npy(String shape, double[] values, Form form) {
        return NpzFiles.npy(shape, values, form == Form.FLOAT);
    }
}
