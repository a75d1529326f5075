using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Webhook.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddMessageIdAndFormat : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "format",
                table: "webhook_endpoints",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "bare");

            migrationBuilder.AddColumn<Guid>(
                name: "message_id",
                table: "deliveries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_webhook_endpoints_format",
                table: "webhook_endpoints",
                sql: "format IN ('bare', 'standard')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_webhook_endpoints_format",
                table: "webhook_endpoints");

            migrationBuilder.DropColumn(
                name: "format",
                table: "webhook_endpoints");

            migrationBuilder.DropColumn(
                name: "message_id",
                table: "deliveries");
        }
    }
}
