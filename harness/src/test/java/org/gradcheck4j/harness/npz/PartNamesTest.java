package org.gradcheck4j.harness.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts with other names: renamed by a pattern, or refused with the name that was probably meant. */
class PartNamesTest {

    private final Path folder;

    PartNamesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void names_of_a_state_dictionary_that_counts_in_steps_from_0() {
        Npz named = new Npz()
                .with("inputs", Npz.doubles(4, 3))
                .with("y", Npz.doubles(4))
                .with("net.2.weight", Npz.doubles(1, 2))
                .with("net.2.bias", Npz.doubles(1))
                .with("net.0.weight", Npz.doubles(2, 3))
                .with("net.0.bias", Npz.doubles(2))
                .with("grads/0/W", Npz.doubles(2, 3))
                .with("grads/0/b", Npz.doubles(2))
                .with("grads/1/W", Npz.doubles(1, 2))
                .with("db2", Npz.doubles(1));
        ReadSettings settings =
                renamed("X=inputs", "W{i}=net.{i}.weight", "b{i}=net.{i}.bias", "dW{i}=grads/{i}/W", "db1=grads/0/b");
        assertThat(named.read(folder, settings)).isEqualTo(Npz.good().read(folder));
    }

    @Test
    void layers_that_count_from_0_are_renumbered() {
        Npz fromZero = new Npz().with("X", Npz.doubles(4, 3)).with("y", Npz.doubles(4));
        fromZero.with("W0", Npz.doubles(2, 3)).with("W1", Npz.doubles(1, 2));
        fromZero.with("b0", Npz.doubles(2)).with("b1", Npz.doubles(1));
        fromZero.with("dW0", Npz.doubles(2, 3)).with("dW1", Npz.doubles(1, 2));
        fromZero.with("db0", Npz.doubles(2)).with("db1", Npz.doubles(1));
        fromZero.isRefused(
                folder,
                ": unknown W0, b0, dW0, db0, expected X, y, W1, b1, dW1, db1; optionally A1, J, engine;"
                        + " layers are numbered from 1: --map 'W{i}=W{i}', and so for b, dW and db, renumbers them");
        ReadSettings settings = renamed("W{i}=W{i}", "b{i}=b{i}", "dW{i}=dW{i}", "db{i}=db{i}");
        assertThat(fromZero.read(folder, settings)).isEqualTo(Npz.good().read(folder));
    }

    @Test
    void messages_name_parts_as_the_file_does() {
        Npz.isRefused(
                folder,
                Npz.good().without("W1").with("fc1.weight", Npz.doubles(6)).bytes(),
                renamed("W1=fc1.weight"),
                ": fc1.weight has the shape [6], expected [outputs × inputs]: write fc1.weight.reshape(1, -1) if that is one"
                        + " neuron, fc1.weight.reshape(-1, 1) if it is one input");
    }

    @Test
    void a_pattern_that_renames_nothing() {
        Npz.isRefused(
                folder,
                Npz.good().bytes(),
                renamed("W{i}=fc{i}.weight"),
                ": --map W{i}=fc{i}.weight renames nothing: the file holds X, y, W1, b1, W2 and 5 more");
    }

    @Test
    void two_parts_of_one_name() {
        Npz.isRefused(
                folder,
                Npz.good().with("fc1", Npz.doubles(2, 3)).bytes(),
                renamed("W{i}=fc{i}"),
                ": --map makes both fc1 and W1 W1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "W{i}",
                "W{i}=",
                "=x",
                "Q{i}=q{i}",
                "W=w",
                "W{i}=w",
                "W1=w{i}",
                "W{i}=w{i}{i}",
                "{i}W=w{i}",
                "X{i}=x{i}"
            })
    void what_is_no_pattern(String typed) {
        assertThatThrownBy(() -> PartPattern.parse(typed))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "'" + typed + "', expected PART=NAME, such as X=inputs, W1=w or W{i}=fc{i}.weight");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W{i}=w | {i} stands in the name, too; of one layer, write its number",
                "w=W1 | did you mean W1=w?",
                "fc{i}=W{i} | did you mean W{i}=fc{i}?"
            })
    void what_was_probably_meant_is_said(String typed, String hint) {
        assertThatThrownBy(() -> PartPattern.parse(typed)).message().endsWith("W{i}=fc{i}.weight: " + hint);
    }

    @ParameterizedTest
    @CsvSource({
        "DW1, dW1",
        "dw1, dW1",
        "dW_1, dW1",
        "grad_W1, dW1",
        "w[1], W1",
        "weights2, W2",
        "kernel_1, W1",
        "bias2, b2",
        "biases2, b2",
        "DB2, db2",
        "Y, y",
        "x, X",
        "labels, y",
        "loss, J",
        "a2, A2"
    })
    void the_name_that_was_probably_meant(String typed, String meant) {
        assertThat(NearMiss.of(typed).map(PartName::toString)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W0", "fc1.weight", "epoch", "W1x", "x1", "", "weights", "999999999999"})
    void nothing_that_was_probably_meant(String typed) {
        assertThat(NearMiss.of(typed)).isEmpty();
    }

    @Test
    void what_was_meant_is_said_of_each_name_that_no_part_has_yet() {
        Npz.good()
                .without("W1", "b1")
                .with("w_1", Npz.doubles(2, 3))
                .with("bias1", Npz.doubles(2))
                .with("DW1", Npz.doubles(2, 3))
                .isRefused(
                        folder,
                        ": unknown w_1 (did you mean W1?), bias1 (did you mean b1?), DW1,"
                                + " expected X, y, W, b, dW, db of layers 1 to 2; optionally A of all layers, J, engine");
    }

    @Test
    void the_options_that_rename_are_said() {
        Npz.good()
                .without("y", "dW1", "dW2")
                .with("Y", Npz.doubles(4))
                .with("gradW1", Npz.doubles(2, 3))
                .with("gradW2", Npz.doubles(1, 2))
                .isRefused(
                        folder,
                        ": unknown Y (did you mean y?), gradW1 (did you mean dW1?), gradW2 (did you mean dW2?),"
                                + " expected X, y, W, b, dW, db of layers 1 to 2; optionally A of all layers, J, engine;"
                                + " or add --map 'y=Y' --map 'dW{i}=gradW{i}'");
        Npz.good()
                .without("W1", "b1", "dW1", "db1", "W2", "b2", "dW2", "db2")
                .with("w", Npz.doubles(1, 3))
                .with("b", Npz.doubles(1))
                .with("dw", Npz.doubles(1, 3))
                .with("db", Npz.doubles(1))
                .isRefused(
                        folder,
                        ": unknown w (did you mean W1?), b (did you mean b1?), dw (did you mean dW1?), db (did you mean db1?),"
                                + " expected X, y, W1, b1, dW1, db1; optionally A1, J, engine;"
                                + " or add --map 'W1=w' --map 'b1=b' --map 'dW1=dw' --map 'db1=db'");
    }

    @Test
    void a_name_from_elsewhere_can_be_renamed() {
        Npz.good()
                .with("fc1.weight", Npz.doubles(2, 3))
                .isRefused(
                        folder,
                        ": unknown fc1.weight,"
                                + " expected X, y, W, b, dW, db of layers 1 to 2; optionally A of all layers, J, engine;"
                                + " leave it out of the file: the others are complete");
        Npz.good()
                .without("W1")
                .with("fc1.weight", Npz.doubles(2, 3))
                .isRefused(
                        folder,
                        ": unknown fc1.weight,"
                                + " expected X, y, W, b, dW, db of layers 1 to 2; optionally A of all layers, J, engine;"
                                + " if they have other names in the file: --map 'W{i}=fc{i}.weight'");
    }

    @Test
    void what_is_not_a_part_can_be_left_out() {
        Npz.good()
                .with("Z1", Npz.doubles(2, 4))
                .with("epoch", Npz.doubles(new int[] {}, 1))
                .isRefused(
                        folder,
                        ": unknown Z1, epoch,"
                                + " expected X, y, W, b, dW, db of layers 1 to 2; optionally A of all layers, J, engine;"
                                + " leave them out of the file: the others are complete");
    }

    @Test
    void arrays_without_names_are_told_how_to_get_them() {
        new Npz()
                .with("arr_0", Npz.doubles(2, 3))
                .with("arr_1", Npz.doubles(2, 3))
                .isRefused(
                        folder,
                        ": unknown arr_0, arr_1, expected X, y, W1, b1, dW1, db1; optionally A1, J, engine;"
                                + " NumPy calls arrays so that were saved without a name:"
                                + " np.savez(file, X=X, y=y, W1=W1, b1=b1, dW1=dW1, db1=db1, …)");
    }

    @Test
    void a_list_of_all_layers_is_one_array_for_each() {
        new Npz()
                .with("X", Npz.doubles(4, 3))
                .with("W", Npz.doubles(2, 3))
                .with("dW", Npz.doubles(2, 3))
                .isRefused(
                        folder,
                        ": unknown W (did you mean W1?), dW (did you mean dW1?),"
                                + " expected X, y, W1, b1, dW1, db1; optionally A1, J, engine;"
                                + " save one array for each layer: W1=W[0], W2=W[1], …, and so b, dW and db; of one layer: --map"
                                + " 'W1=W', and so on");
    }

    @Test
    void a_network_without_biases_has_zeros() {
        Npz.good()
                .without("b1", "b2", "db1", "db2")
                .isRefused(
                        folder,
                        ": missing b1, db1, b2, db2,"
                                + " expected X, y, W, b, dW, db of layers 1 to 2; optionally A of all layers, J, engine;"
                                + " if the network has no biases, save zeros as b, and the mean of dZ over the samples as db");
    }

    private static ReadSettings renamed(String... patterns) {
        List<PartPattern> parsed = Stream.of(patterns).map(PartPattern::parse).toList();
        return new ReadSettings(SampleLayout.AUTO, parsed, ReadSettings.DEFAULT_MAX_ELEMENTS);
    }
}
