package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradcheck4j.dl4j.SavedNetworks;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare --dl4j-model}: networks that DL4J trained and saved, given to the assembled program. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are the shell's")
class TrainedNetworkIT {

    /** DL4J's default. */
    private static final double CLIP = 1e-5;

    /** Beyond it, the output is clipped. */
    private static final double CLIPPED_Z = Math.log(1 / CLIP);

    /** Of steps after which the network is sure of its samples, and those after which it is not. */
    private static final int MANY = 40;

    private static final int FEW = 3;

    private static final int SAMPLES = 12;

    private final Path folder;

    TrainedNetworkIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Two features, of which the first decides the label. */
    private static Batch samples() {
        return new Batch(
                Matrix.generate(2, SAMPLES, (i, k) -> i == 0 ? (k - 5.5) / 2 : (k % 3) - 1),
                Matrix.generate(1, SAMPLES, (i, k) -> k >= SAMPLES / 2 ? 1 : 0));
    }

    /** The same with one more, whose label is wrong. */
    private static Batch withAWrongLabel() {
        Batch right = samples();
        return new Batch(
                Matrix.generate(
                        2, SAMPLES + 1, (i, k) -> k < SAMPLES ? right.X().get(i, k) : i == 0 ? 4 : 0),
                Matrix.generate(
                        1, SAMPLES + 1, (i, k) -> k < SAMPLES ? right.y().get(k) : 0));
    }

    @Test
    void what_the_clip_does_to_a_network_that_is_confidently_wrong_is_said_with_the_sample() throws Exception {
        Network trained = SavedNetworks.train(samples(), MANY, CLIP, Precision.DOUBLE, folder.resolve("net.zip"));
        csv(withAWrongLabel());
        Matrix Z = lastZ(trained);
        assertThat(Z.get(SAMPLES)).isGreaterThan(CLIPPED_Z).isLessThan(30);
        long clipped = IntStream.rangeClosed(0, SAMPLES)
                .filter(k -> Math.abs(Z.get(k)) > CLIPPED_Z)
                .count();

        String line = "gradcheck4j compare --dl4j-model net.zip --data data.csv";
        Invocation invocation = shell(line + " --report out");

        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out())
                .startsWith("net.zip, saved in double, on data.csv as they are, 13 of 13 samples, 2-3-1, in double\n")
                .containsPattern("dl4j-multilayer +explained")
                .containsPattern("dl4j-graph +explained")
                .containsPattern("dl4j-samediff +agree")
                .contains("replay         " + line + " --precision double");
        String prose = invocation.out().replaceAll("\\s+", " ");
        String samples = "%d of 13 samples are clipped, and 1 of these is wrong: sample 12 (from 0)".formatted(clipped);
        String remedy = "clipEps 1e-15 is small enough for these samples";
        assertThat(prose).contains(samples, remedy);
        assertThat(folder.resolve("out").resolve("index.html")).content().contains(samples, remedy);
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
    }

    @Test
    void the_clip_that_is_said_to_be_small_enough_is() throws Exception {
        Network trained = SavedNetworks.train(samples(), MANY, 1e-15, Precision.DOUBLE, folder.resolve("net.zip"));
        csv(withAWrongLabel());
        assertThat(lastZ(trained).get(SAMPLES)).isGreaterThan(CLIPPED_Z);

        Invocation invocation = shell("gradcheck4j compare --dl4j-model net.zip --data data.csv");

        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out())
                .containsPattern("dl4j-multilayer +agree")
                .containsPattern("dl4j-graph +agree")
                .endsWith("all agree.\n");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void a_network_that_is_not_sure_agrees_in_the_precision_that_it_was_saved_in() throws Exception {
        SavedNetworks.train(samples(), FEW, CLIP, Precision.FLOAT, folder.resolve("my net.zip"));
        csv(withAWrongLabel());

        Invocation invocation = shell("gradcheck4j compare --dl4j-model 'my net.zip' --data data.csv");

        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out())
                .startsWith("my net.zip, saved in float, on data.csv as they are, 13 of 13 samples, 2-3-1, in float\n")
                .endsWith("all agree.\n");
        assertThat(invocation.exitCode()).isZero();

        Invocation other = shell("gradcheck4j compare --dl4j-model 'my net.zip' --data data.csv --precision double"
                + " --batch 5 --seed 3 --engines dl4j-multilayer,reference");
        assertThat(other.out())
                .startsWith("my net.zip, saved in float, on data.csv as they are, 5 of 13 samples, seed 3, 2-3-1,"
                        + " in double\n");
        assertThat(other.exitCode()).isZero();
    }

    @Test
    void a_normalizer_in_the_file_is_applied_and_named() throws Exception {
        SavedNetworks.trainOnStandardised(samples(), FEW, Precision.FLOAT, folder.resolve("net.zip"));
        csv(samples());

        Invocation invocation = shell("gradcheck4j compare --dl4j-model net.zip --data data.csv");

        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out())
                .startsWith("net.zip with its NormalizerStandardize, saved in float, on data.csv")
                .endsWith("all agree.\n");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void what_cannot_be_judged_is_refused_in_one_line() throws Exception {
        SavedNetworks.saveWithPenalty(folder.resolve("l2.zip"));
        csv(samples());
        assertRefused(
                "--dl4j-model l2.zip --data data.csv",
                "--dl4j-model l2.zip: layer '0': its loss has more terms than the cross-entropy: L2Regularization of its"
                        + " weights");
        assertRefused(
                "--dl4j-model data.csv --data data.csv",
                "--dl4j-model data.csv: is no zip file, or a damaged one, expected a network that DL4J's"
                        + " ModelSerializer saved");
        assertRefused(
                "--dl4j-model l2.zip",
                "--dl4j-model l2.zip: expected --data FILE.csv, too: data as the network takes them");
        assertRefused(
                "--dl4j-model l2.zip --data data.csv --layers 2,1",
                "--layers 2,1: --dl4j-model l2.zip has layers of its own; leave out --layers");
        SavedNetworks.train(samples(), 1, CLIP, Precision.FLOAT, folder.resolve("net.zip"));
        assertRefused("--dl4j-model net.zip --data wdbc", "--data wdbc: has 30 features, but net.zip takes 2");
    }

    private void assertRefused(String options, String line) throws Exception {
        assertThat(shell("gradcheck4j compare " + options))
                .isEqualTo(new Invocation(ExitCode.BAD_INPUT.code(), "", "gradcheck4j: " + line + "\n"));
    }

    private static Matrix lastZ(Network network) {
        return ExactOracle.of(network, withAWrongLabel()).Z().get(1).rounded();
    }

    private void csv(Batch batch) throws IOException {
        StringBuilder csv = new StringBuilder("a,b,label\n");
        for (int k = 0; k < batch.size(); k++) {
            csv.append("%s,%s,%s\n"
                    .formatted(
                            batch.X().get(0, k), batch.X().get(1, k), batch.y().get(k)));
        }
        Files.writeString(folder.resolve("data.csv"), csv);
    }

    private Invocation shell(String line) throws IOException, InterruptedException {
        return new ProgramShell(folder).run(Map.of(), line);
    }
}
