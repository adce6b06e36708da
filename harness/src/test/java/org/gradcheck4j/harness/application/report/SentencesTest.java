package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void what_stands_between_semicolons_is_a_sentence_each() {
        assertThat(
                        Sentences.sentences(
                                "none gives these numbers; going back, the first wrong tensor is dW2: db2 is right; look at A1"))
                .isEqualTo(
                        "None gives these numbers. Going back, the first wrong tensor is dW2: db2 is right. Look at A1.");
        assertThat(Sentences.sentences("")).isEmpty();
    }

    @Test
    void brackets_stay_whole_and_a_symbol_starts_no_sentence() {
        assertThat(Sentences.sentences("it is so (one; and two); dW2 is right; db of layer 1, too; m = 1; so is a row"))
                .isEqualTo("It is so (one; and two); dW2 is right; db of layer 1, too; m = 1. So is a row.");
    }
}
