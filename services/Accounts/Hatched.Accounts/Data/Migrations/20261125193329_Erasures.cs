using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Accounts.Data.Migrations
{
    /// <inheritdoc />
    public partial class Erasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "location",
                table: "idempotency_records",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    user_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    status = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    confirmed = table.Column<string[]>(type: "text[]", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.id);
                    table.CheckConstraint("ck_erasures_forgotten", "(status = 'pending') = (user_id IS NOT NULL) AND (status = 'completed') = (completed_at IS NOT NULL)");
                    table.CheckConstraint("ck_erasures_status", "status IN ('pending', 'completed')");
                    table.ForeignKey(
                        name: "FK_erasures_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_erasures_customer_id_user_key_id",
                table: "erasures",
                columns: new[] { "customer_id", "user_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_erasures_pending",
                table: "erasures",
                column: "told_at",
                filter: "status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ux_erasures_one_pending",
                table: "erasures",
                columns: new[] { "customer_id", "user_key" },
                unique: true,
                filter: "status = 'pending'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropColumn(
                name: "location",
                table: "idempotency_records");
        }
    }
}
