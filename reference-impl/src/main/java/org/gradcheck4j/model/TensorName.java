package org.gradcheck4j.model;

/**
 * Which of the tensors that an engine returns: A1, A2, …, J, dW1, db1, …
 *
 * @param quantity what it holds
 * @param layer i of A[i], dW[i] or db[i], from 1; 0 for the loss
 */
public record TensorName(Quantity quantity, int layer) {

    /** What a tensor holds. */
    public enum Quantity {
        /** Activations A[i]. */
        A,
        /** The loss. */
        J,
        /** The gradient of the weights. */
        dW,
        /** The gradient of the bias. */
        db
    }

    /** J. */
    public static final TensorName LOSS = new TensorName(Quantity.J, 0);

    /**
     * {@return A[i]}
     *
     * @param i from 1
     */
    public static TensorName activation(int i) {
        return new TensorName(Quantity.A, i);
    }

    /**
     * {@return dW[i]}
     *
     * @param i from 1
     */
    public static TensorName dW(int i) {
        return new TensorName(Quantity.dW, i);
    }

    /**
     * {@return db[i]}
     *
     * @param i from 1
     */
    public static TensorName db(int i) {
        return new TensorName(Quantity.db, i);
    }

    /** {@return whether it is a gradient, dW or db, rather than a part of the forward pass, A or J} */
    public boolean isGradient() {
        return quantity == Quantity.dW || quantity == Quantity.db;
    }

    /**
     * {@return whether it has this quantity}
     *
     * @param other what it may hold
     */
    public boolean is(Quantity other) {
        return quantity == other;
    }

    /**
     * {@return what an entry is called in messages, such as {@code dW2[0, 3]}; {@code db2[3]}, since files and libraries keep
     * a bias as a row, as a column or in one dimension; {@code J} for the loss, which has one}
     *
     * @param row from 0
     * @param column from 0
     */
    public String entry(int row, int column) {
        return switch (quantity) {
            case J -> toString();
            case db -> "%s[%d]".formatted(this, row);
            case A, dW -> "%s[%d, %d]".formatted(this, row, column);
        };
    }

    /** {@return the name in files and messages, such as {@code dW2}; {@code J} for the loss} */
    @Override
    public String toString() {
        return layer == 0 ? quantity.name() : quantity.name() + layer;
    }
}
