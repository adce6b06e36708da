package org.gradcheck4j.harness.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.gradcheck4j.model.Matrix;
import org.junit.jupiter.api.Test;

class StandardSuiteTest {

    @Test
    void every_case_has_an_id_of_its_own() {
        assertThat(StandardSuite.cases()).extracting(Case::id).doesNotHaveDuplicates();
    }

    /** Of every id and number. Whoever changes or adds a case changes the digest, too. */
    @Test
    void it_is_the_same_every_time_and_on_every_jdk() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Case each : StandardSuite.cases()) {
            digest.update(each.id().getBytes(StandardCharsets.UTF_8));
            each.network().layers().forEach(layer -> {
                digest.update(bytes(layer.weights()));
                digest.update(bytes(layer.bias()));
            });
            digest.update(bytes(each.batch().X()));
            digest.update(bytes(each.batch().y()));
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("d050ae17c31dd6e9821a5d729489ffe19da6efa95c9d2b96610ab42982e2e796");
    }

    private static byte[] bytes(Matrix matrix) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + matrix.size() * Double.BYTES);
        bytes.putInt(matrix.rows()).putInt(matrix.columns());
        for (double value : matrix.toArray()) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    @Test
    void every_hard_family_has_several_members() {
        assertThat(StandardSuite.cases().stream().collect(Collectors.groupingBy(Case::family, Collectors.counting())))
                .allSatisfy((family, members) -> assertThat(members).isGreaterThan(1))
                .containsKeys(
                        "saturated",
                        "confidently-wrong",
                        "vanishing",
                        "tiny-weights",
                        "huge-weights",
                        "equal-labels",
                        "duplicated",
                        "soft-labels",
                        "one-sample",
                        "large-batch",
                        "underflow");
    }
}
